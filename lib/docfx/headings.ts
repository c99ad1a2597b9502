import type { Node } from '../course/dialect.ts';

/** An article's title; that of a tab is none. */
export const isTitle = (node: Node): boolean => node.token.tag === 'h1' && tabTitle(node) === null;

/** Headings, wherever they are. */
export function headingsIn(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) =>
    node.token.type === 'heading_open' ? [node] : headingsIn(node.children),
  );
}

/** The title of a tab, `# [Title](#tab/id)`; null where a heading is none. */
export function tabTitle(node: Node): string | null {
  const link = node.children[0]?.children.find(({ token }) => token.type === 'link_open');
  const href = String(link?.token.attrGet('href') ?? '');
  return href.startsWith('#tab/') ? href : null;
}
/** `<a name="x">` and `<a id="x">` in a heading. */
export function anchorsOf(node: Node): string[] {
  return (node.children[0]?.children ?? []).flatMap(({ token }) =>
    token.type === 'html_inline' ? anchorsIn(token.content) : [],
  );
}

export const anchorsIn = (html: string): string[] =>
  html.includes('<a')
    ? [...html.matchAll(/<a\s[^>]*?(?:name|id)="([^"]+)"/gi)].map(([, name = '']) =>
        name.toLowerCase(),
      )
    : [];

export function headingText(node: Node): string {
  return (node.children[0]?.children ?? []).map(tokenText).join('');
}

const tokenText = ({ token, children }: Node): string =>
  children.length > 0
    ? children.map(tokenText).join('')
    : token.type === 'html_inline'
      ? ''
      : token.content;

/** What the source's site makes of a heading's text: links lead to it. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const longest = 60;

/** A heading's id, or a lesson's name, from a title: letters of English, digits, hyphens. */
export function nameFrom(title: string, otherwise: string): string {
  const name = title
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}|['’](?=s\b)/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, longest)
    .replace(/-+$/, '');
  return name === '' ? otherwise : name;
}
