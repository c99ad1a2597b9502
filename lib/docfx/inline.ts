import type { Inline } from '../course/blocks.ts';
import type { Node } from '../course/dialect.ts';
import { readArticle } from './article.ts';
import { type Beside, nothingBeside } from './beside.ts';
import { hrefOf, type Places } from './links.ts';
import { readInline } from './markdown.ts';
import type { Notices } from './notices.ts';
import { splitPairs } from './pairs.ts';
import { readXref } from './xref.ts';

export type Context = {
  notices: Notices;
  places: Places;
  beside: Beside;
  /** Which half of the pairs in what is taken in. */
  half: 'source' | 'translation';
};

/** Elements that HTML knows; any other `<T>` is text that looks like one. */
const elements = new Set(
  `a abbr acronym address area article aside audio b base big blockquote br button caption center cite code
  col colgroup dd del details dfn div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3
  h4 h5 h6 header hr i iframe img input ins kbd label legend li link map mark nav object ol option p param
  picture pre q rp rt ruby s samp script section select small source span strike strong style sub summary
  sup svg table tbody td textarea tfoot th thead title tr track tt u ul var video wbr`.split(/\s+/),
);
/** Elements whose text never touches what is beside it. */
const parts = new Set(['dd', 'div', 'dl', 'dt', 'li', 'ol', 'p', 'td', 'th', 'tr', 'ul']);

export const isElement = (name: string): boolean => elements.has(name.toLowerCase());

const tag = /^<(\/?)([A-Za-z][\w-]*)([^>]*)>$/;

/** Elements deeper than that are read as their text. */
const deepest = 20;

/** What an element without Markdown of its own means here. */
type Frame = { name: string; href: string | null; inlines: Inline[] };

/** The inline elements of a paragraph, heading or cell. `line`: where its block begins. */
export function inlinesOf(nodes: readonly Node[], line: number, context: Context): Inline[] {
  const root: Frame = { name: '', href: null, inlines: [] };
  const frames = [root];
  let at = line;
  const add = (...inlines: Inline[]): void => {
    frames.at(-1)?.inlines.push(...inlines);
  };
  for (const { token, children } of nodes) {
    const inside = (): Inline[] => inlinesOf(children, at, context);
    switch (token.type) {
      case 'text':
        add({ type: 'text', text: token.content });
        break;
      case 'softbreak':
      case 'hardbreak':
        at += 1;
        add(token.type === 'softbreak' ? { type: 'text', text: ' ' } : { type: 'break' });
        break;
      case 'code_inline':
        add({ type: 'code', text: token.content });
        break;
      case 'strong_open':
        add({ type: 'strong', children: inside() });
        break;
      case 'em_open':
        add({ type: 'emphasis', children: inside() });
        break;
      case 's_open':
        add(...inside());
        break;
      case 'link_open':
        add(...linked(String(token.attrGet('href') ?? ''), inside(), at, context));
        break;
      case 'image':
        add(...image(token.content, String(token.attrGet('src') ?? ''), at, context));
        break;
      case 'xref':
        add(...reference(token.content, at, context));
        break;
      case 'bang':
        add(...bang(token.info, token.content, at, context));
        break;
      case 'html_inline':
        html(token.content, frames, at, context);
        break;
      default:
        context.notices.add('not-understood', at, token.content);
        add({ type: 'text', text: token.content });
    }
  }
  while (frames.length > 1) close(frames);
  return joined(root.inlines);
}

/** A link, or its text alone where nobody can say where it leads. */
export function linked(
  href: string,
  children: Inline[],
  line: number,
  { notices, places }: Context,
): Inline[] {
  const xref = href.startsWith('xref:') ? readXref(href.slice('xref:'.length)) : null;
  if (xref) notices.members.set(xref.member, xref);
  const goal = xref ? xref.href : hrefOf(href, places);
  if (goal === null) {
    if (href !== '') notices.add('link', line, href);
    return [parting(), ...children, parting()];
  }
  const text =
    children.length > 0 ? children : [{ type: 'text' as const, text: xref?.name ?? goal }];
  return [{ type: 'link', href: goal, children: text.flatMap(unlinked) }];
}

/** A link inside of a link is its text. */
const unlinked = (inline: Inline): Inline[] =>
  inline.type === 'link' ? inline.children.flatMap(unlinked) : [inline];

export function image(alt: string, src: string, line: number, { notices }: Context): Inline[] {
  notices.add('image', line, src);
  return alt.trim() === '' ? [] : [{ type: 'emphasis', children: [{ type: 'text', text: alt }] }];
}

/** Code of .NET by its name, linked to its documentation. */
export function reference(given: string, line: number, { notices }: Context): Inline[] {
  const xref = readXref(given);
  if (!xref) {
    notices.add('not-understood', line, `<xref:${given}>`);
    return [{ type: 'text', text: given }];
  }
  notices.members.set(xref.member, xref);
  return [{ type: 'link', href: xref.href, children: [{ type: 'code', text: xref.name }] }];
}

function bang(name: string, words: string, line: number, context: Context): Inline[] {
  if (name === 'div' || alerts.has(name)) return [];
  const [, label = '', path = ''] = /^\[?([\s\S]*?)\]\(([^)]*)\)$/.exec(words) ?? [];
  if (name === 'include')
    return [parting(), ...included(path || words, label || words, line, context), parting()];
  if (name === 'video') return linked(words, [{ type: 'text', text: words }], line, context);
  if (name.startsWith('code')) {
    context.notices.add('code', line, `${path || words} ${label}`);
    const text = (path || words).trim();
    return text === '' ? [] : [{ type: 'code', text }];
  }
  context.notices.add('not-understood', line, `[!${name} ${words}]`);
  return [{ type: 'text', text: words }];
}

/** The first paragraph of the file that is taken in; where it is not there, its label. */
function included(path: string, label: string, line: number, context: Context): Inline[] {
  const { notices, beside } = context;
  const text = beside(path);
  if (text === null) {
    notices.add('include', line, path);
    return inlinesOf(readInline(label), line, context);
  }
  notices.add('taken-in', line, `${path} ${label}`);
  const [first = ''] = halfOf(text, context)
    .trim()
    .split(/\n\s*\n/);
  return inlinesOf(readInline(first), line, { ...context, beside: nothingBeside });
}

/** A file's text below its front matter, in the language of the page. */
export function halfOf(text: string, { half }: Pick<Context, 'half'>): string {
  const { body } = readArticle(text);
  return splitPairs(body)[half];
}

export const alerts = new Map<string, 'note' | 'warning'>([
  ['note', 'note'],
  ['tip', 'note'],
  ['important', 'warning'],
  ['caution', 'warning'],
  ['warning', 'warning'],
]);

function html(text: string, frames: Frame[], line: number, context: Context): void {
  const add = (inline: Inline): void => {
    frames.at(-1)?.inlines.push(inline);
  };
  if (text.startsWith('<!--')) {
    context.notices.add('comment', line, text.slice(4, -3));
    return;
  }
  const [, slash = '', name = '', attributes = ''] = tag.exec(text) ?? [];
  if (!isElement(name)) {
    add({ type: 'text', text });
    return;
  }
  const own = name.toLowerCase();
  if (own === 'br') add({ type: 'break' });
  else if (own === 'img') {
    const value = (key: string): string =>
      new RegExp(`\\b${key}=["']([^"']*)`, 'i').exec(attributes)?.[1] ?? '';
    for (const inline of image(value('alt'), value('src'), line, context)) add(inline);
  } else if (!Object.hasOwn(meaning, own) || (slash === '' && frames.length > deepest)) {
    if (parts.has(own)) add(parting());
  } else if (slash === '') {
    const href = /\bhref=["']([^"']*)/i.exec(attributes)?.[1] ?? null;
    frames.push({
      name: own,
      href: href === null ? null : hrefOf(href, context.places),
      inlines: [],
    });
  } else if (frames.some((frame) => frame.name === own)) {
    while (frames.at(-1)?.name !== own) close(frames);
    close(frames);
  }
}

const meaning: Record<string, (inlines: Inline[], href: string | null) => Inline[]> = {
  a: (children, href) =>
    href === null ? children : [{ type: 'link', href, children: children.flatMap(unlinked) }],
  b: (children) => [{ type: 'strong', children }],
  strong: (children) => [{ type: 'strong', children }],
  i: (children) => [{ type: 'emphasis', children }],
  em: (children) => [{ type: 'emphasis', children }],
  code: (children) => [{ type: 'code', text: textOf(children) }],
  kbd: (children) => [{ type: 'code', text: textOf(children) }],
  sup: (children) => [{ type: 'text', text: '^' }, ...children, parting()],
};

function close(frames: Frame[]): void {
  const frame = frames.pop();
  if (!frame || frame.inlines.length === 0) return;
  const inlines = meaning[frame.name]?.(frame.inlines, frame.href) ?? frame.inlines;
  frames.at(-1)?.inlines.push(...inlines);
}

export function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      'children' in inline ? textOf(inline.children) : inline.type === 'break' ? ' ' : inline.text,
    )
    .join('');
}

/** Beside what is taken in, or was a link: it becomes a space where words would touch. */
const gap = '\u{e000}';
const gaps = new RegExp(`(?<=[\\p{L}\\p{N}])${gap}(?=[\\p{L}\\p{N}])`, 'gu');
export const parting = (): Inline => ({ type: 'text', text: gap });
const withoutGaps = (inline: Inline): Inline => {
  if (inline.type === 'text') {
    return { type: 'text', text: inline.text.replace(gaps, ' ').replaceAll(gap, '') };
  }
  return 'children' in inline ? { ...inline, children: inline.children.map(withoutGaps) } : inline;
};

/** Neighbors of one kind as one; nothing empty; no space at the ends of lines; no style in itself. */
export function joined(inlines: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const inline of inlines.flatMap(plain)) {
    const last = all.at(-1);
    if (inline.type === 'break') {
      trimEnd(all);
      if (all.length > 0) all.push(inline);
    } else if (inline.type !== 'text') all.push(inline);
    else if (last?.type === 'text') last.text += inline.text;
    else {
      const text =
        last === undefined || last.type === 'break' ? inline.text.trimStart() : inline.text;
      if (text !== '') all.push({ type: 'text', text });
    }
  }
  trimEnd(all);
  return parted(all.map(withoutGaps));
}

const isStyle = (inline: Inline | undefined): boolean =>
  inline?.type === 'strong' || inline?.type === 'emphasis';

/**
 * Markdown knows no style that ends with a sign and has a letter right behind it, or begins so: a
 * space parts them, as it does two styles side by side.
 */
function parted(inlines: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const inline of inlines) {
    const before = all.at(-1);
    if (before && needSpace(before, inline)) {
      if (before.type === 'text') before.text += ' ';
      else if (inline.type === 'text') inline.text = ` ${inline.text}`;
      else all.push({ type: 'text', text: ' ' });
    }
    all.push(inline);
  }
  return all;
}

function needSpace(before: Inline, after: Inline): boolean {
  if (isStyle(before) && isStyle(after)) return true;
  const [end = '', start = ''] = [textOf([before]).at(-1), textOf([after])[0]];
  const isSign = (sign: string): boolean => /[\p{P}\p{S}]/u.test(sign);
  const isLetter = (sign: string): boolean => sign !== '' && !/\s/.test(sign) && !isSign(sign);
  if (isStyle(before))
    return (isSign(end) || endsInMark(before)) && isLetter(start) && after.type !== 'link';
  return (
    isStyle(after) &&
    (isSign(start) || startsWithMark(after)) &&
    isLetter(end) &&
    before.type === 'text'
  );
}

/** Code and links begin and end with signs of their own. */
const endsInMark = (inline: Inline): boolean =>
  'children' in inline
    ? endsInMark(inline.children.at(-1) ?? inline) || inline.type === 'link'
    : inline.type === 'code';
const startsWithMark = (inline: Inline): boolean =>
  'children' in inline
    ? startsWithMark(inline.children[0] ?? inline) || inline.type === 'link'
    : inline.type === 'code';

function trimEnd(all: Inline[]): void {
  for (let last = all.at(-1); last; last = all.at(-1)) {
    if (last.type === 'text') last.text = last.text.trimEnd();
    if (last.type !== 'break' && !(last.type === 'text' && last.text === '')) return;
    all.pop();
  }
}

/** What a style without words, or one in another of its kind, comes to. */
function plain(inline: Inline): Inline[] {
  if (inline.type === 'code')
    return inline.text.trim() === '' ? [{ type: 'text', text: ' ' }] : [inline];
  if (inline.type === 'text') return [{ ...inline }];
  if (inline.type === 'break') return [inline];
  if (textOf(inline.children).trim() === '')
    return [{ type: 'text', text: textOf(inline.children) }];
  const without = inline.children.flatMap((child) =>
    child.type === inline.type && child.type !== 'link' ? child.children : [child],
  );
  if (without.some(({ type }) => type === inline.type))
    return plain({ ...inline, children: without });
  return [{ ...inline, children: within(without) }];
}

/** What is in a style or a link keeps the spaces at its ends. */
function within(inlines: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const inline of inlines.flatMap(plain)) {
    const last = all.at(-1);
    if (inline.type === 'text' && last?.type === 'text') last.text += inline.text;
    else all.push(inline);
  }
  return parted(all);
}
