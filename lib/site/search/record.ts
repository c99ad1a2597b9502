import type { Language } from '../../i18n.ts';
import { escapeHtml } from '../html.ts';
import type { PageText, Section } from './sections.ts';
import type { Synonyms } from './synonyms.ts';
import { forIndex, membersIn } from './text.ts';
import { words } from './words.ts';

/** What a code says counts, and less than what is said about it. */
const codeWeight = 0.2;

/** Titles of each kind have a field of their own, so that the search can weigh them. */
const fields: Record<string, string> = { glossary: 'term', program: 'program' };

/** A section as Pagefind is to read it: fields to find it by, its place, its text. */
export function recordOf(
  page: PageText,
  section: Section,
  address: string,
  language: Language,
  synonyms: Synonyms,
): string {
  const text = section.pieces.map((piece) => piece.text).join('\n');
  const said = `${section.title}\n${text}`;
  const explained = synonyms.explained.get(address) ?? [];
  const also = synonyms.spokenOf(said).filter((name) => !explained.includes(name));
  const meta = (name: string, value: string): string =>
    value === '' ? '' : `<meta data-pagefind-meta="${name}[content]" content="${value}">`;
  const where = placeOf(page, section, language);
  return `<html lang="${language}"><head>\
${meta(fields[page.kind] ?? 'title', forIndex(section.title.trim()))}\
${meta('explained', forIndex(escapeHtml(explained.join(' '))))}\
${meta('also', forIndex([...membersIn(said), ...also.map(escapeHtml)].join(' ')))}\
${where && `<meta data-pagefind-filter="where[content]" content="${where}">`}\
</head><body>${section.pieces.map(({ text, code }) => paragraph(forIndex(text), code)).join('')}</body></html>`;
}

const paragraph = (text: string, code: boolean): string =>
  code ? `<pre data-pagefind-weight="${codeWeight}">${text}</pre>` : `<p>${text}</p>`;

/** Where a result leads, in words: `Lesson 2 · Connecting as a client`. Markup, as its parts. */
function placeOf(page: PageText, section: Section, language: Language): string {
  const kind = page.kind === 'program' ? words(language, 'program') : '';
  const title = section.id === '' ? '' : page.title.trim();
  return [kind, page.above, title].filter((part) => part !== '').join(' · ');
}
