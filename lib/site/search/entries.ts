import type { Language } from '../../base/i18n.ts';
import { words } from '../../base/words.ts';
import type { Entry } from '../../search/entry.ts';
import { type PageText, readPage, type Section } from './sections.ts';
import type { Synonyms } from './synonyms.ts';

/** Code counts less than what is said about it; a table is a list of names with what they mean. */
const voices = { prose: 1, code: 0.2, name: 3 };

/** What repeats, lists or only points counts less than what explains. */
const kinds: Record<string, number> = {
  about: 0.4,
  error: 0.7,
  mapping: 0.09,
  glossary: 0.4,
  kit: 0.5,
  home: 0.4,
  program: 0.3,
  task: 0.6,
};

/** Sections that lead away from here. */
const pointing = new Set(['further-reading']);

/** The longest beginning that is shown of a text. */
const longest = 110;

/** What there is to find on a page: its beginning and its sections. */
export function entriesOf(
  path: string,
  html: string,
  language: Language,
  synonyms: Synonyms,
): Entry[] {
  const page = readPage(html, language);
  return page.sections.map((section) => entryOf(page, section, path, language, synonyms));
}

function entryOf(
  page: PageText,
  section: Section,
  path: string,
  language: Language,
  { explained, spokenOf }: Synonyms,
): Entry {
  const { id, pieces } = section;
  const address = id === '' ? path : `${path}#${id}`;
  const slug = page.kind === 'task' ? (path.split('/').at(-2) ?? '') : id;
  const terms = explained.get(address) ?? [];
  const isRow = page.kind === 'mapping' && id !== '';
  // A term and a row of the .NET map are called by their names alone.
  const named = isRow ? section.names : page.kind === 'glossary' ? terms : [];
  const title = named.length > 0 ? named.join(' · ') : section.title.trim();
  const said = [title, ...pieces.map(({ text }) => text)].join('\n');
  const first = isRow ? pieces.at(-1) : pieces.find(({ voice }) => voice === 'prose');
  return {
    address,
    title,
    place: breadcrumbOf(page, section, language),
    lead: leadOf(first?.text ?? ''),
    names: named.length > 0 ? named : [...terms, slug.replaceAll('-', ' ')].filter(Boolean),
    texts: [
      ...pieces.map(({ text, voice }) => ({
        text: voice === 'code' ? namesIn(text) : text,
        weight: voices[voice],
      })),
      { text: spokenOf(said).join('\n'), weight: 0.5 },
    ],
    weight: kinds[page.kind] ?? (pointing.has(id) ? 0.4 : 1),
  };
}

/** Of code, what somebody may look for: the names of its functions, classes, events and codes. */
function namesIn(code: string): string {
  const names = code.match(/(?<=\.)[a-z]\w+|\b[a-z]+[A-Z]\w*|\b[A-Z]\w+|(?<=')[a-z]+(?=')/g);
  return [...new Set(names)].join('\n').toLowerCase();
}

/** Where a result leads: `Lesson 2 · Connecting as a client`. */
function breadcrumbOf(page: PageText, section: Section, language: Language): string {
  const kind = page.kind === 'program' ? words('search', language, 'program') : '';
  const title = section.id === '' ? '' : page.title.trim();
  return [kind, page.above, title].filter((part) => part !== '').join(' · ');
}

/** The first sentences of a text, as many as there is room for; or else its first words. */
function leadOf(text: string): string {
  const plain = text.trim().replace(/[\t\n\r ]+/g, ' ');
  if (plain.length <= longest) return plain;
  const room = plain.slice(0, longest);
  const end = Math.max(
    ...['. ', '? ', '! ', '\u202f? ', '\u202f! '].map((mark) => room.lastIndexOf(mark)),
  );
  if (end > longest / 3) return room.slice(0, end + 1);
  return `${room.slice(0, room.lastIndexOf(' '))} …`;
}
