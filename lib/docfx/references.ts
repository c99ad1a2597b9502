import type { Inline } from '../course/blocks.ts';
import type { Context } from './context.ts';
import { hrefOf } from './links.ts';
import { parting } from './tidy.ts';
import { readXref } from './xref.ts';

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
export const unlinked = (inline: Inline): Inline[] =>
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
