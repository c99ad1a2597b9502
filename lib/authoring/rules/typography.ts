import { languages, type OwnLanguage, ownLanguages } from '../../base/i18n.ts';
import type { Problem, ProblemId } from '../../course/problem.ts';
import { type Content, problem } from '../content.ts';
import { around, type Prose } from '../prose.ts';

// What may follow a mark at the end of a word; `::`, times and addresses are not punctuation.
const after = '(?=[\\s)*_|».,]|$)';
// A wide space before the mark, or no space at all.
const wrongSpace = new RegExp(
  [
    `[^\\s\\u202f][ \\u00a0][;:!?]${after}`,
    `[\\p{L}\\p{N})\\]»*][;!?]${after}`,
    `[\\p{L}\\p{N})»]:(?=[\\s*]|$)`,
    '(?<!\\u202f)»',
    '«(?!\\u202f)',
  ].join('|'),
  'gu',
);
const straightApostrophe = /\p{L}'\p{L}/gu;
const typographicSpace = /[\u202f\u00a0]/g;

/** French is typeset as French, and code stays exactly as a person has to type it. */
export function* frenchTypography({ prose }: Content): Generator<Problem> {
  for (const text of prose.fr) {
    yield* find(text, wrongSpace, 'french-space');
    yield* find(text, straightApostrophe, 'french-apostrophe');
    for (const code of text.code) {
      for (const { index } of code.text.matchAll(typographicSpace)) {
        const params = { found: around(text, code.index + index) };
        yield problem(text.file, text.lineAt(code.index), 'french-code', params);
      }
    }
  }
}

function* find(prose: Prose, pattern: RegExp, id: ProblemId): Generator<Problem> {
  for (const { index } of prose.text.matchAll(pattern)) {
    yield problem(prose.file, prose.lineAt(index), id, { found: around(prose, index) });
  }
}

const unit = '(?:ms|s|min|h|[kKMG]?o|[KMG]io|Mbit/s|%)(?![\\p{L}\\p{N}’/])';
const counted =
  '(?:bytes|octets|lines|lignes|connections|connexions|clients|messages|times|fois|caractères|characters)';

/** How a number must not look, by language. */
const wrongNumber: Record<OwnLanguage, RegExp> = {
  en: new RegExp(
    `\\d[\\s\\u202f]+%|(?<![\\d.:])\\d{4,}(?=[\\s-](?:ms|MiB|KiB|${counted})\\b)`,
    'gu',
  ),
  fr: new RegExp(
    [
      // A no-break space goes before a unit.
      `\\d[^\\S\\u00a0]${unit}`,
      `\\d(?:ms|[KMG]io|%)(?![\\p{L}\\p{N}])`,
      // A comma before the decimals, narrow spaces between the thousands.
      `\\d\\.\\d+(?=[\\s\\u202f]${unit})`,
      `(?<![\\d.:])\\d{4,}(?=[\\s\\u202f](?:${unit}|${counted}))`,
      `(?<![\\d.:])[1-9]\\d{0,2}[ \\u00a0]000(?!\\d)`,
    ].join('|'),
    'gu',
  ),
};

/** Numbers and units follow the rules of the language. */
export function* numbers({ prose }: Content): Generator<Problem> {
  for (const language of ownLanguages) {
    const id = language === 'en' ? 'number-english' : 'number-french';
    for (const text of prose[language]) {
      for (const { 0: found, index } of text.text.matchAll(wrongNumber[language])) {
        // For a placeholder, the digits are not known here: the rule below checks it.
        if (/^0+$/.test(found) && /^[{$]/.test(text.source.slice(index))) continue;
        yield problem(text.file, text.lineAt(index), id, { found: around(text, index) });
      }
    }
  }
}

const quantities = new Set([
  ...['count', 'ms', 'seconds', 'minutes', 'hours', 'bytes', 'mebibytes', 'characters', 'lines'],
  ...['columns', 'steps', 'writes', 'connections', 'clients', 'answers', 'limit'],
]);
const unformatted =
  /\{\{(\w+)\}\}(\s(?:ms|s|min|h|[kKMG]?B|[KMG]?o|[KMG]i[Bo]|%)(?![\p{L}\p{N}’]))?/gu;

const isMessage = ({ key }: Prose): boolean => key !== '';

/** A quantity gets the language's digits and separators; a port or a code is not a quantity. */
export function* quantitiesFormatted({ prose }: Content): Generator<Problem> {
  for (const { source, file, lineAt } of Object.values(prose).flat().filter(isMessage)) {
    for (const { 1: name = '', 2: unitAfter, index } of source.matchAll(unformatted)) {
      if (quantities.has(name) || unitAfter !== undefined)
        yield problem(file, lineAt(index), 'number-format', { name });
    }
  }
}

const straightQuote = /"|\p{L}'\p{L}/u;

/**
 * Messages have curly quotation marks; straight ones belong to code, which is in backquotes. The
 * texts that exercises start with are code as a whole.
 */
export function* curlyQuotes({ prose }: Content): Generator<Problem> {
  for (const language of languages) {
    const marks = language === 'fr' ? '« » ’' : '“ ” ’';
    for (const { key, text, file, lineAt } of prose[language].filter(isMessage)) {
      if (key.startsWith('starts.')) continue;
      const index = text.search(straightQuote);
      if (index >= 0) yield problem(file, lineAt(index), 'quote-straight', { marks });
    }
  }
}
