import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { decodeTrie, type ITrie } from 'cspell-trie-lib';
import { distance } from 'fastest-levenshtein';
import { isOwn, type Language, languages, type OwnLanguage } from '../../base/i18n.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem } from '../content.ts';
import { around, type Prose } from '../prose.ts';
import { wordsIn } from './words.ts';

const require = createRequire(import.meta.url);
/** What describes each language's dictionary, and says where it is. */
const packages: Record<OwnLanguage, string> = {
  en: require.resolve('@cspell/dict-en_us/cspell-ext.json'),
  fr: require.resolve('@cspell/dict-fr-fr/cspell-ext.json'),
};

/** An added language is looked up if its dictionary is installed, `@cspell/dict-de-de`. */
function packageOf(language: Language): string | null {
  if (isOwn(language)) return packages[language];
  try {
    return require.resolve(`@cspell/dict-${language}-${language}/cspell-ext.json`);
  } catch {
    return null;
  }
}

/** Letters, with apostrophes and hyphens between them; digits beside them make it no word. */
const words =
  /(?<![\p{L}\p{M}\p{N}_.@/$-])\p{L}[\p{L}\p{M}]*(?:[’'-]\p{L}[\p{L}\p{M}]*)*(?![\p{L}\p{N}_@/$])/gu;
/** Names of variables and codes; x is code that was set apart. */
const isCode = (word: string): boolean =>
  /^x+$/i.test(word) || /\p{Ll}\p{Lu}|^\p{Lu}+s?$/u.test(word);
/** In italics is what belongs to another language, as in “boucle d’événements (*event loop*)”. */
const foreign = /(?<![*\p{L}])\*(?=[^*\s])[^*\n]+\*(?![*\p{L}])/gu;
/** Shorter ones are mostly abbreviations. */
const shortest = 4;
/** Letters that a slip of the finger changes at most. */
const slip = 2;

type Dictionary = { has: (word: string) => boolean; nearest: (word: string) => string };

/** Every word is in the dictionary of its language, or among the `known` ones of words.json. */
export function* spelling(content: Content): Generator<Problem> {
  const { known } = wordsIn(content);
  const dictionaries = languages.flatMap((language) => {
    const trie = trieOf(language);
    const names = [...known.names, ...(known[language] ?? [])];
    return trie ? [{ language, dictionary: openDictionary(trie, names) }] : [];
  });
  for (const { language, dictionary } of dictionaries) {
    const others = dictionaries
      .filter((one) => one.language !== language)
      .map((one) => one.dictionary);
    for (const prose of content.prose[language]) {
      for (const sentence of sentencesIn(prose.text)) {
        yield* faultsIn(sentence, prose, dictionary, others);
      }
    }
  }
}

/** A sentence in another language is one fault; otherwise each unknown word is. */
function* faultsIn(
  sentence: readonly RegExpExecArray[],
  prose: Prose,
  own: Dictionary,
  others: readonly Dictionary[],
): Generator<Problem> {
  const { file, lineAt } = prose;
  const spelledBy = (dictionary: Dictionary): number =>
    sentence.filter(([word]) => isSpelled(word, dictionary)).length;
  const unknown = sentence.filter(([word]) => !isSpelled(word, own));
  const [first] = unknown;
  if (!first) return;
  const spelled = sentence.length - unknown.length;
  if (unknown.length > 1 && others.some((other) => spelledBy(other) > spelled)) {
    const params = { found: around(prose, first.index) };
    yield problem(file, lineAt(first.index), 'other-language', params);
    return;
  }
  for (const { 0: found, index } of unknown) {
    const nearest = own.nearest(found);
    const id = nearest ? 'misspelled' : 'word-unknown';
    yield problem(file, lineAt(index), id, { found, nearest });
  }
}

/** The words of each sentence that can be looked up. */
function sentencesIn(text: string): RegExpExecArray[][] {
  const own = text.replace(foreign, (found) => ' '.repeat(found.length));
  const ends = [...own.matchAll(/[.!?…:;](?=\s)|\n\s*\n|$/g)].map(({ index }) => index);
  const sentences: RegExpExecArray[][] = ends.map(() => []);
  let at = 0;
  for (const match of own.matchAll(words)) {
    while ((ends[at] ?? own.length) < match.index) at += 1;
    if (match[0].length >= shortest && !isCode(match[0])) sentences[at]?.push(match);
  }
  return sentences;
}

/** As a whole, or each of its parts: a clitic, a compound. */
function isSpelled(word: string, { has }: Dictionary): boolean {
  const straight = word.replaceAll('’', "'");
  if (has(straight)) return true;
  const parts = straight.replace(/'s$/, '').split(/['-]/);
  return parts.every((part) => part.length < shortest || isCode(part) || has(part));
}

function openDictionary(trie: ITrie, known: readonly string[]): Dictionary {
  const names = new Set(known.map((word) => word.replaceAll('’', "'")));
  const asked = new Map<string, boolean>();
  const find = (word: string): boolean => {
    const lower = word.toLowerCase();
    return names.has(word) || names.has(lower) || trie.has(word) || trie.has(lower);
  };
  return {
    has(word) {
      const before = asked.get(word);
      if (before !== undefined) return before;
      const found = find(word);
      asked.set(word, found);
      return found;
    },
    nearest(word) {
      const near = trie.suggest(word, { numSuggestions: 1, timeout: 1_000 })[0] ?? '';
      return /^\p{L}[\p{L}’'-]*$/u.test(near) && distance(word, near) <= slip ? near : '';
    },
  };
}

/** Read once, as that takes half a second. */
const tries = new Map<Language, ITrie>();

function trieOf(language: Language): ITrie | null {
  const read = tries.get(language);
  if (read) return read;
  const file = packageOf(language);
  if (file === null) return null;
  const described = pathToFileURL(file);
  const { dictionaryDefinitions } = JSON.parse(readFileSync(described, 'utf8'));
  const [{ path }] = dictionaryDefinitions;
  const trie = decodeTrie(gunzipSync(readFileSync(new URL(path, described))));
  tries.set(language, trie);
  return trie;
}
