import { posix } from 'node:path';

/** What a link's goal is looked for in. */
export type Places = {
  /** The article's path in its documentation, `docs/framework/x.md`; null where nobody knows it. */
  path: string | null;
  /** Anchors of the article → ids of the lesson's headings. */
  anchors: ReadonlyMap<string, string>;
};

const learn = 'https://learn.microsoft.com';

/** Where a link leads from a lesson; null where that cannot be said. */
export function hrefOf(given: string, { path, anchors }: Places): string | null {
  const href = given.trim().replace(/^<(.*)>$/, '$1');
  if (/^(?:https?|mailto):/i.test(href)) return URL.canParse(href) ? encodeSigns(href) : null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('//')) return null;
  if (href.startsWith('#')) {
    const id = anchors.get(href.slice(1).toLowerCase());
    return id === undefined ? null : `#${id}`;
  }
  if (href.startsWith('/')) return encodeSigns(learn + href);
  const [file = '', anchor] = href.split('#');
  const [name = ''] = file.split('?');
  if (!/\.(?:md|yml)$/i.test(name)) return null;
  const inDocs = /(?:^|\/)docs\/(.+)$/.exec(name)?.[1] ?? fromOwnPath(name, path);
  if (inDocs === null) return null;
  const page = inDocs.replace(/\.(?:md|yml)$/i, '').replace(/(?:^|\/)index$/i, '/');
  return encodeSigns(`${learn}/dotnet/${page}${anchor === undefined ? '' : `#${anchor}`}`);
}

function fromOwnPath(name: string, path: string | null): string | null {
  if (path === null) return null;
  const own = name.startsWith('~/') ? name.slice(2) : posix.join(posix.dirname(path), name);
  return own.startsWith('docs/') ? own.slice('docs/'.length) : null;
}

/** Signs that would end a link of Markdown. */
const encodeSigns = (href: string): string =>
  href.replace(
    /[\s()<>\\"]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
