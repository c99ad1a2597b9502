import type { Language } from '../../i18n.ts';
import { escapeHtml, unescapeHtml } from '../html.ts';
import type { PageText, Piece, Section } from './sections.ts';
import type { Synonyms } from './synonyms.ts';
import { forIndex } from './text.ts';
import { words } from './words.ts';

/** Code counts less than what is said about it; a table is a list of names with what they mean. */
const voices = { prose: 1, code: 0.2, name: 3 };

/** What repeats, lists or only points counts less than what explains. */
const kinds: Record<string, number> = {
  about: 0.3,
  mapping: 0.2,
  glossary: 0.3,
  kit: 0.3,
  home: 0.5,
  program: 0.2,
};
const restating = new Set(['goals', 'corrections', 'summary', 'exercises', 'further-reading']);

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
  const pieces =
    section.pieces.length > 0 ? section.pieces : [{ text: title, voice: 'prose' as const }];
  const said = [title, ...pieces.map(({ text }) => text)].join('\n');
  const also = synonyms.spokenOf(said).filter((name) => !names.includes(name));
  const weight = weightOf(page.kind, section.id);
  const content = `<html lang="${language}"><head>\
${field(fields[page.kind] ?? 'title', title)}\
${field('explained', term ? '' : escapeHtml(names.join(' ')))}\
${field('also', escapeHtml(also.join(' ')))}\
${field('slug', term ? '' : section.id.replaceAll('-', ' '))}\
</head><body>${pieces.map((piece) => paragraph(piece, weight)).join('')}</body></html>`;
  // Pagefind has no field that is shown and not searched, and writes filters anew each time: the
  // place in words goes with the address, after a space.
  return { url: `${address} ${placeOf(page, section, language)}`, content };
}

const field = (name: string, value: string): string =>
  value && `<meta data-pagefind-meta="${name}[content]" content="${forIndex(value)}">`;

const paragraph = ({ text, voice }: Piece, weight: number): string => {
  const own = weight * voices[voice];
  return `<p${own === 1 ? '' : ` data-pagefind-weight="${own.toFixed(2)}"`}>${forIndex(text)}</p>`;
};

const weightOf = (kind: string, id: string): number => kinds[kind] ?? (restating.has(id) ? 0.4 : 1);

/** Where a result leads: `Lesson 2 · Connecting as a client`. */
function placeOf(page: PageText, section: Section, language: Language): string {
  const kind = page.kind === 'program' ? words(language, 'program') : '';
  const title = section.id === '' ? '' : page.title.trim();
  return unescapeHtml([kind, page.above, title].filter((part) => part !== '').join(' · '));
}
