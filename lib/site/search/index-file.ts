import type { Language } from '../../base/i18n.ts';
import { words } from '../../base/words.ts';
import type { Site, SiteFile } from '../../html/page-context.ts';
import {
  errorsPath,
  exercisesPath,
  glossaryPath,
  programsPath,
  searchIndexPath,
  searchTailPath,
} from '../../html/paths.ts';
import { makeIndex } from '../../search/make-index.ts';
import type { Entry, Index, Tail } from '../../search/packed.ts';
import type { Findable } from './findable.ts';
import { findablesOf } from './findables.ts';
import { sayingsOf } from './synonyms.ts';

/** Code counts less than what is said about it; a table is a list of names with what they mean. */
const voices = { prose: 1, aside: 0.3, retold: 0.5, code: 0.2, name: 3, asked: 1.5 };

/** The longest beginning that is shown of a text. */
const longest = 57;

/**
 * A language's index as scripts: a page opened from a folder may load nothing else. With it come the
 * words of the field, which opens on any page; its tail comes when a question needs it.
 */
export function searchFiles(siteNow: () => Site, language: Language): SiteFile[] {
  let made: ReturnType<typeof indexOf> | null = null;
  const make = (): ReturnType<typeof indexOf> => {
    made ??= indexOf(siteNow(), language);
    return made;
  };
  return [
    [
      searchIndexPath(language),
      () =>
        scriptOf('searchIndex', {
          ...make().index,
          texts: textsOf(language),
          waysOn: waysOn(siteNow(), language),
        }),
    ],
    [searchTailPath(language), () => scriptOf('searchTail', make().tail)],
  ];
}

const scriptOf = (name: string, value: object): string =>
  `globalThis.${name}=${JSON.stringify(value)};\n`;

function textsOf(language: Language): Record<string, string> {
  const keys = [
    'title',
    'label',
    'hint',
    'keys',
    'close',
    'none',
    'browse',
    'one',
    'many',
    'some',
    'more',
  ] as const;
  const open = { query: '{}', number: '{}' };
  return Object.fromEntries(keys.map((key) => [key, words('search', language, key, open)]));
}

/** Where to look on when nothing was found: addresses, and what they are called. */
function waysOn({ errors }: Site, language: Language): [address: string, title: string][] {
  const say = (key: 'errors' | 'exercises' | 'programs'): string =>
    words('reference', language, `nav.${key}`);
  return [
    ...(errors ? [[errorsPath(language), say('errors')] as [string, string]] : []),
    [glossaryPath(language), words('site', language, 'glossary.title')],
    [exercisesPath(language), say('exercises')],
    [programsPath(language), say('programs')],
  ];
}

export function indexOf(site: Site, language: Language): { index: Index; tail: Tail } {
  const { nearWords } = site;
  return makeIndex(
    language,
    entriesOf(site, language),
    sayingsOf(site, language),
    nearWords[language],
  );
}

/** What there is to find, page by page. */
export function entriesOf(site: Site, language: Language): Entry[] {
  return [...findablesOf(site, language)]
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(entryOf);
}

function entryOf({ path, id, title, place, names, pieces, weight }: Findable): Entry {
  const address = id === '' ? path : `${path}#${id}`;
  const first = pieces.find(({ voice }) => voice === 'prose');
  const texts = pieces.map(({ text, voice }) => ({
    text: voice === 'code' ? namesIn(text) : text,
    weight: voices[voice],
  }));
  return {
    ...{ address, title, place, names, weight },
    lead: leadOf(first?.text ?? ''),
    texts,
    asked: pieces.filter(({ voice }) => voice === 'asked').map(({ text }) => text),
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
