import { type Inline, plainText } from '../course/blocks.ts';
import type { Context } from './context.ts';
import { hrefOf } from './links.ts';
import { image, unlinked } from './references.ts';
import { itemParting, parting } from './tidy.ts';

/** Elements that HTML knows; any other `<T>` is text that looks like one. */
const elements = new Set(
  `a abbr acronym address area article aside audio b base big blockquote br button caption center cite code
  col colgroup dd del details dfn div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3
  h4 h5 h6 header hr i iframe img input ins kbd label legend li link map mark nav object ol option p param
  picture pre q rp rt ruby s samp script section select small source span strike strong style sub summary
  sup svg table tbody td textarea tfoot th thead title tr track tt u ul var video wbr`.split(/\s+/),
);
/** Elements whose text never touches what is beside it. */
export const parts = new Set(['dd', 'div', 'dl', 'dt', 'ol', 'p', 'td', 'th', 'tr', 'ul']);

export const isElement = (name: string): boolean => elements.has(name.toLowerCase());

const tag = /^<(\/?)([A-Za-z][\w-]*)([^>]*)>$/;

/** Elements deeper than that are read as their text. */
const deepest = 20;

/** What an element without Markdown of its own means here. */
export type Frame = { name: string; href: string | null; inlines: Inline[] };

/** Reads a tag between the Markdown; what it opens is a frame until it is closed. */
export function readTag(text: string, frames: Frame[], line: number, context: Context): void {
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
    if (own === 'li') add(itemParting());
    else if (parts.has(own)) add(parting());
  } else if (slash === '') {
    const href = /\bhref=["']([^"']*)/i.exec(attributes)?.[1] ?? null;
    frames.push({
      name: own,
      href: href === null ? null : hrefOf(href, context.places),
      inlines: [],
    });
  } else if (frames.some((frame) => frame.name === own)) {
    while (frames.at(-1)?.name !== own) closeFrame(frames);
    closeFrame(frames);
  }
}

const meaning: Record<string, (inlines: Inline[], href: string | null) => Inline[]> = {
  a: (children, href) =>
    href === null ? children : [{ type: 'link', href, children: children.flatMap(unlinked) }],
  b: (children) => [{ type: 'strong', children }],
  strong: (children) => [{ type: 'strong', children }],
  i: (children) => [{ type: 'emphasis', children }],
  em: (children) => [{ type: 'emphasis', children }],
  code: (children) => [{ type: 'code', text: plainText(children) }],
  kbd: (children) => [{ type: 'code', text: plainText(children) }],
  sup: (children) => [{ type: 'text', text: '^' }, ...children, parting()],
};

/** Ends what was opened last. */
export function closeFrame(frames: Frame[]): void {
  const frame = frames.pop();
  if (!frame || frame.inlines.length === 0) return;
  const inlines = meaning[frame.name]?.(frame.inlines, frame.href) ?? frame.inlines;
  frames.at(-1)?.inlines.push(...inlines);
}
