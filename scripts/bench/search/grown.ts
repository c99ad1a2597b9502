import type { Language } from '../../../lib/base/i18n.ts';
import { grammarOf } from '../../../lib/search/grammars.ts';
import { Lexer, splitAtTokens } from '../../../lib/search/lexer.ts';
import type { Entry, Index } from '../../../lib/search/packed.ts';

/** Pages of a lesson, its programs and exercises, and the terms that lessons explain. */
const taught = (lessons: readonly string[], address: string): string | undefined =>
  address.includes('/glossary/')
    ? 'glossary'
    : lessons.find((slug) => address.includes(`/${slug}/`));

/**
 * A course with twice as many lessons, each as long as those that there are: every entry of theirs
 * has a twin. What only one lesson says is said in words of its twin's own; what several say, in the
 * same. So each new lesson brings as many new words as the last one did.
 */
export function grown(
  {
    language,
    entries,
    synonyms,
  }: { language: Language; entries: readonly Entry[] } & Pick<Index, 'synonyms'>,
  lessons: readonly string[],
): { entries: Entry[]; synonyms: Index['synonyms'] } {
  const lexer = new Lexer(language, grammarOf(language));
  const own = ownWords(lexer, entries, lessons);
  const twin = (text: string): string =>
    splitAtTokens(text)
      .map((part) => {
        const words = lexer.tokensWithParts(part).map((word) => lexer.stemOf(word));
        return words.some((word) => own.has(word)) ? shifted(part) : part;
      })
      .join('');
  const taughts = entries.filter(({ address }) => taught(lessons, address) !== undefined);
  const twins = taughts.map((entry, at): Entry => {
    // Half of what it says comes from another, so that no two speak of the same all through.
    const other = taughts[(at + 7) % taughts.length] ?? entry;
    const texts = [entry, other].flatMap(({ texts }, half) =>
      texts.filter((_, piece) => piece % 2 === half),
    );
    return {
      ...entry,
      address: entry.address.replace(/(?<=\/)[^/#]+(?=\/|$)|(?<=#).*/g, (part) =>
        /^(programs|exercises|glossary|index\.html)$/.test(part) ? part : shifted(part),
      ),
      title: twin(entry.title).split(' ').reverse().join(' '),
      place: twin(entry.place).replace(/\d/, (digit) => String(Number(digit) + lessons.length)),
      lead: splitAtTokens(entry.lead).map(shifted).join(''),
      names: entry.names.map(twin),
      texts: texts.map(({ text, weight }) => ({ text: twin(text), weight })),
    };
  });
  const sayings = Object.entries(synonyms).filter(([meaning]) =>
    lexer.stemsOf(meaning).every((stem) => own.has(stem)),
  );
  return {
    entries: [...entries, ...twins].sort((a, b) => (a.address < b.address ? -1 : 1)),
    synonyms: {
      ...synonyms,
      ...Object.fromEntries(sayings.map(([meaning, said]) => [twin(meaning), said.map(twin)])),
    },
  };
}

/** The stems that one lesson alone has, and no other page. */
function ownWords(
  lexer: Lexer,
  entries: readonly Entry[],
  lessons: readonly string[],
): Set<string> {
  const where = new Map<string, Set<string>>();
  for (const { address, title, names, texts } of entries) {
    const place = taught(lessons, address) ?? 'elsewhere';
    const all = [title, ...names, ...texts.map(({ text }) => text)].join('\n');
    for (const word of lexer.tokensWithParts(all)) {
      const stem = lexer.stemOf(word);
      where.set(stem, (where.get(stem) ?? new Set()).add(place));
    }
  }
  return new Set(
    [...where]
      .filter(([, places]) => places.size === 1 && !places.has('elsewhere'))
      .map(([stem]) => stem),
  );
}

/** A word that nobody has written, with as many letters, and as easily said. */
function shifted(word: string): string {
  const next =
    (letters: string): ((letter: string) => string) =>
    (letter) => {
      const at = letters.indexOf(letter.toLowerCase());
      const other = letters[(at + 1) % letters.length] ?? letter;
      return letter === letter.toLowerCase() ? other : other.toUpperCase();
    };
  // An ending stays: it says what kind of word it is.
  const ending = /(?:ing|ed|es|s|er|ement|ent|e)$/.exec(word)?.[0] ?? '';
  const stem = word.slice(0, word.length - ending.length);
  return (
    stem
      .replace(/[aeiou]/gi, next('aeiou'))
      .replace(/[bcdfghjklmnpqrstvwxz]/gi, next('bcdfghjklmnpqrstvwxz')) + ending
  );
}
