import type { Language } from '../../i18n.ts';
import { escapeHtml, unescapeHtml } from '../html.ts';
import type { PageText, Piece, Section } from './sections.ts';
import type { Synonyms } from './synonyms.ts';
import { forIndex, membersIn } from './text.ts';
import { words } from './words.ts';

/** What a code says counts, and less than what is said about it. */
const codeWeight = 0.2;

/** Titles of each kind have a field of their own, so that the search can weigh them. */
const fields: Record<string, string> = { glossary: 'term', program: 'program' };

export type Found = { url: string; content: string };

/** A section as Pagefind is to read it: where it is, fields to find it by, its text. */
export function recordOf(
  page: PageText,
  section: Section,
  path: string,
  language: Language,
  synonyms: Synonyms,
): Found {
  const address = section.id === '' ? path : `${path}#${section.id}`;
  const names = [...(synonyms.explained.get(address) ?? [])];
  const term = page.kind === 'glossary' && names.length > 0;
  const title = term ? names.map(escapeHtml).join(' · ') : section.title.trim();
  const pieces = section.pieces.length > 0 ? section.pieces : [{ text: title, code: false }];
  const said = [title, ...pieces.map(({ text }) => text)].join('\n');
  const also = synonyms.spokenOf(said).filter((name) => !names.includes(name));
  const content = `<html lang="${language}"><head>\
${field(fields[page.kind] ?? 'title', title)}\
${field('explained', term ? '' : escapeHtml(names.join(' ')))}\
${field('also', [...membersIn(said), ...also.map(escapeHtml)].join(' '))}\
</head><body>${pieces.map(paragraph).join('')}</body></html>`;
  // Pagefind has no field that is shown and not searched, and writes filters anew each time: the
  // place in words goes with the address, after a space.
  return { url: `${address} ${placeOf(page, section, language)}`, content };
}

const field = (name: string, value: string): string =>
  value && `<meta data-pagefind-meta="${name}[content]" content="${forIndex(value)}">`;

const paragraph = ({ text, code }: Piece): string =>
  code
    ? `<pre data-pagefind-weight="${codeWeight}">${forIndex(text)}</pre>`
    : `<p>${forIndex(text)}</p>`;

/** Where a result leads: `Lesson 2 · Connecting as a client`. */
function placeOf(page: PageText, section: Section, language: Language): string {
  const kind = page.kind === 'program' ? words(language, 'program') : '';
  const title = section.id === '' ? '' : page.title.trim();
  return unescapeHtml([kind, page.above, title].filter((part) => part !== '').join(' · '));
}
