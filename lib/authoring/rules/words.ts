import { type Language, languages } from '../../base/i18n.ts';
import type { Problem } from '../../course/problem.ts';
import { messagesOf, type Prose, proseOf } from '../prose.ts';
import { type Content, problem, type Rule } from './context.ts';

/** `lessons/words.json`: the keys of `avoid` and the `never` lists are patterns. */
export type Words = {
  /** One term, one word: its French name, and names that must not be used. */
  terms: { en: string; fr: string; never: string[] }[];
  /** What not to write, and what to write instead. */
  avoid: Record<Language, Record<string, string>>;
};

const none: Words = { terms: [], avoid: { en: {}, fr: {} } };

export function wordsIn({ read }: Content): Words {
  return JSON.parse(read('lessons/words.json') ?? JSON.stringify(none));
}

/** A term has one name in French. */
export const oneTerm: Rule = (content) => {
  const { terms } = wordsIn(content);
  const prose = proseOf(content, 'fr');
  return terms.flatMap(({ en, fr, never }) =>
    never.flatMap((other) =>
      prose.flatMap((text) => occurrences(text, other, 'term-other', { term: en, instead: fr })),
    ),
  );
};

/** Some words are not used here; the list says what to write instead. */
export const avoided: Rule = (content) => {
  const { avoid } = wordsIn(content);
  return languages.flatMap((language) => {
    const prose = proseOf(content, language);
    return Object.entries(avoid[language]).flatMap(([pattern, instead]) =>
      prose.flatMap((text) => occurrences(text, pattern, 'word-avoid', { instead })),
    );
  });
};

function occurrences(
  prose: Prose,
  pattern: string,
  id: 'term-other' | 'word-avoid',
  params: Record<string, string>,
): Problem[] {
  return [...prose.text.matchAll(wordPattern(pattern))].flatMap(({ 0: found, index }) =>
    // In capitals, it is the name of a variable: TIMEOUT, DEADLINE.
    found === found.toUpperCase()
      ? []
      : [
          problem(prose.file, prose.lineAt(index), id, {
            found: found.replace(/\s+/g, ' '),
            ...params,
          }),
        ],
  );
}

const compiled = new Map<string, RegExp>();

/** A pattern matches whole words in any case; its spaces also match a line break. */
export function wordPattern(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const gap = '(?:[^\\S\\n]+|[^\\S\\n]*\\n[^\\S\\n]*)';
  const made = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${pattern.replaceAll(' ', gap)})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  compiled.set(pattern, made);
  return made;
}

const straight = /"|\p{L}'\p{L}/gu;

/**
 * Messages have curly quotation marks; straight ones belong to code, which is in backquotes. The
 * texts that exercises start with are code as a whole.
 */
export const curlyQuotes: Rule = (content) =>
  languages.flatMap((language) =>
    messagesOf(content, language)
      .filter(({ key }) => !key.startsWith('starts.'))
      .flatMap((prose) =>
        [...prose.text.matchAll(straight)].slice(0, 1).map(({ index }) =>
          problem(prose.file, prose.lineAt(index), 'quote-straight', {
            marks: language === 'en' ? '“ ” ’' : '« » ’',
          }),
        ),
      ),
  );
