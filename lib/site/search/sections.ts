import { leavesOf, type Voice } from './leaves.ts';

/** A paragraph, a cell, a line of a list, a block of code. Entities are left as they are. */
export type Piece = { text: string; voice: Voice };

/** What a result leads to: a page's beginning, or what stands under one of its headings. */
export type Section = {
  /** Its address in the page; empty for the beginning. */
  id: string;
  title: string;
  pieces: Piece[];
};

export type PageText = { kind: string; title: string; above: string; sections: Section[] };

/** Pages whose sections list what is found elsewhere, or say how to run this one, as all do. */
const passing = new Set(['program', 'task', 'listing']);

/** Pages that nobody looks for. */
const hidden = new Set(['entry', 'search']);

/** A page in sections; none when it is not to be found. */
export function readPage(page: string, language: string): PageText {
  const [, kind = '', rest = ''] = /<body class="([^"]*)"([^>]*)>/.exec(page) ?? [];
  if (hidden.has(kind) || rest.includes('data-pagefind-ignore'))
    return { kind, title: '', above: '', sections: [] };
  const beginning: Section = { id: '', title: '', pieces: [] };
  const sections = [beginning];
  let above = '';
  let current = beginning;
  for (const { text, heading, voice, above: isAbove, starts } of leavesOf(page, language)) {
    if (isAbove) above += text;
    else if (heading !== null) {
      if (heading !== current.id && heading !== '') {
        current = { id: heading, title: '', pieces: [] };
        sections.push(current);
      }
      current.title += text;
    } else {
      const last = current.pieces.at(-1);
      if (last && !starts && last.voice === voice) last.text += text;
      else current.pieces.push({ text, voice });
    }
  }
  const { title } = beginning;
  const own = passing.has(kind) ? [beginning] : sections;
  const found = own.filter((section) => section.title.trim() !== '');
  return { kind, title, above: above.trim(), sections: title === '' ? [] : found };
}
