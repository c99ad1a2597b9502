import type { Language } from '../../base/i18n.ts';
import { words } from '../../base/words.ts';
import type { Site } from '../../html/page-context.ts';
import { makeIndex } from '../../search/make-index.ts';
import type { Entry, Index } from '../../search/packed.ts';
import { type Findable, findablesOf } from './findable.ts';
import { foreignNames, sayingsOf } from './synonyms.ts';

/** Code counts less than what is said about it; a table is a list of names with what they mean. */
const voices = { prose: 1, aside: 0.3, code: 0.2, name: 3 };

/** The longest beginning that is shown of a text. */
const longest = 100;

/**
 * A language's index as a script: a page opened from a folder may load nothing else. With it come
 * the words of the field, which opens on any page.
 */
export function indexScript(site: Site, language: Language): string {
  const index = { ...indexOf(site, language), texts: textsOf(language) };
  return `globalThis.searchIndex=${JSON.stringify(index)};\n`;
}

function textsOf(language: Language): Record<string, string> {
  const keys = ['title', 'label', 'hint', 'close', 'none', 'one', 'many', 'some', 'more'] as const;
  const open = { query: '{}', number: '{}' };
  return Object.fromEntries(keys.map((key) => [key, words('search', language, key, open)]));
}

export function indexOf(site: Site, language: Language): Index {
  return makeIndex(language, entriesOf(site, language), sayingsOf(site, language));
}

/** What there is to find, page by page. */
export function entriesOf(site: Site, language: Language): Entry[] {
  const foreignIn = foreignNames(site.terms, language);
  return [...findablesOf(site, language)]
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map((findable) => entryOf(findable, foreignIn));
}

function entryOf(findable: Findable, foreignIn: (text: string) => string[]): Entry {
  const { path, id, title, place, names, pieces, weight } = findable;
  const address = id === '' ? path : `${path}#${id}`;
  const first = pieces.find(({ voice }) => voice === 'prose');
  const said = [title, ...pieces.map(({ text }) => text)].join('\n');
  const texts = pieces.map(({ text, voice }) => ({
    text: voice === 'code' ? namesIn(text) : text,
    weight: voices[voice],
  }));
  return {
    ...{ address, title, place, names, weight },
    lead: leadOf(first?.text ?? ''),
    texts: [...texts, { text: foreignIn(said).join('\n'), weight: 0.5 }],
  };
}

/** Of code, what somebody may look for: the names of its functions, classes, events and codes. */
function namesIn(code: string): string {
  const names = code.match(/(?<=\.)[a-z]\w+|\b[a-z]+[A-Z]\w*|\b[A-Z]\w+|(?<=')[a-z]+(?=')/g);
  return [...new Set(names)].join('\n').toLowerCase();
}

/** The first sentences of a text, as many as there is room for; or else its first words. */
export function leadOf(text: string): string {
  const plain = text.trim().replace(/[\t\n\r ]+/g, ' ');
  if (plain.length <= longest) return plain;
  const room = plain.slice(0, longest);
  const end = Math.max(
    ...['. ', '? ', '! ', '\u202f? ', '\u202f! '].map((mark) => room.lastIndexOf(mark)),
  );
  if (end > longest / 3) return room.slice(0, end + 1);
  return `${room.slice(0, room.lastIndexOf(' '))} …`;
}
