import { leavesOf, type Voice } from './leaves.ts';

/** A paragraph, a cell, a line of a list, a block of code. */
export type Piece = { text: string; voice: Voice };

/** What a result leads to: a page's beginning, or what is under one of its headings. */
export type Section = {
  /** Its address in the page; empty for the beginning. */
  id: string;
  title: string;
  /** What the title is made of: several names, in a row of the .NET map. */
  names: string[];
  pieces: Piece[];
};

export type PageText = { kind: string; title: string; above: string; sections: Section[] };

/** Pages whose sections list what is found elsewhere, or say how to run this one, as all do. */
const passing = new Set(['about', 'error', 'home', 'listing', 'program', 'task']);

/** Sections of every lesson that only say again, or announce, what others explain. */
const repeating = new Set(['goals', 'corrections', 'summary', 'exercises']);

/** Search engines are kept from these pages, and so is the site's own search. */
const unlisted = '<meta name="robots" content="noindex">';

/** A page in sections; none when it is not to be found. */
export function readPage(page: string, language: string): PageText {
  const [, kind = ''] = /<body class="([^"]*)">/.exec(page) ?? [];
  if (kind === 'search' || page.includes(unlisted))
    return { kind, title: '', above: '', sections: [] };
  const beginning: Section = { id: '', title: '', names: [], pieces: [] };
  const sections = [beginning];
  let above = '';
  let current = beginning;
  for (const { text, heading, voice, above: isAbove, starts } of leavesOf(page, language)) {
    if (isAbove) above += text;
    else if (heading !== null) {
      if (heading !== current.id && heading !== '') {
        current = { id: heading, title: '', names: [], pieces: [] };
        sections.push(current);
      }
      current.title += text;
      if (text.trim() !== '') current.names.push(text.trim());
    } else {
      const last = current.pieces.at(-1);
      if (last && !starts && last.voice === voice) last.text += text;
      else current.pieces.push({ text, voice });
    }
  }
  const { title } = beginning;
  const own = passing.has(kind)
    ? [beginning]
    : sections.filter(({ id }) => !(kind === 'lesson' && repeating.has(id)));
  const found = own.filter(({ id, pieces }) => id === '' || pieces.length > 0);
  return { kind, title, above: above.trim(), sections: title === '' ? [] : found };
}
