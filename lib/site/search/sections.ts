import { leavesOf } from './leaves.ts';

/** A paragraph, a cell, a line of a list, a block of code. Entities are left as they are. */
export type Piece = { text: string; code: boolean };

/** What a result leads to: a page's beginning, or what stands under one of its headings. */
export type Section = {
  /** Its address in the page; empty for the beginning. */
  id: string;
  title: string;
  pieces: Piece[];
};

export type PageText = { kind: string; title: string; above: string; sections: Section[] };

/** A page in sections; none when it is not to be found. */
export function readPage(page: string, language: string): PageText {
  const [, kind = '', rest = ''] = /<body class="([^"]*)"([^>]*)>/.exec(page) ?? [];
  if (rest.includes('data-pagefind-ignore')) return { kind, title: '', above: '', sections: [] };
  const beginning: Section = { id: '', title: '', pieces: [] };
  const sections = [beginning];
  let above = '';
  let current = beginning;
  for (const { text, heading, code, above: isAbove, starts } of leavesOf(page, language)) {
    if (isAbove) above += text;
    else if (heading !== null) {
      if (heading !== current.id && heading !== '') {
        current = { id: heading, title: '', pieces: [] };
        sections.push(current);
      }
      current.title += text;
    } else {
      const last = current.pieces.at(-1);
      if (last && !starts && last.code === code) last.text += text;
      else current.pieces.push({ text, code });
    }
  }
  const { title } = beginning;
  const found = sections.filter((section) => section.title.trim() !== '');
  return { kind, title, above: above.trim(), sections: title === '' ? [] : found };
}
