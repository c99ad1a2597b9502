import { type Language, languages } from '../../base/i18n.ts';
import { around, messagesOf, proseOf } from '../prose.ts';
import { problem, type Rule } from './context.ts';

const unit = '(?:ms|s|min|h|[kKMG]?o|[KMG]io|Mbit/s|%)(?![\\p{L}\\p{N}’/])';
const counted =
  '(?:bytes|octets|lines|lignes|connections|connexions|clients|messages|times|fois|caractères|characters)';

/** How a number must not look, by language. */
const wrong: Record<Language, RegExp> = {
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
export const numbers: Rule = (content) =>
  languages.flatMap((language) =>
    proseOf(content, language).flatMap((prose) =>
      [...prose.text.matchAll(wrong[language])].flatMap(({ 0: found, index }) => {
        // For a placeholder, the digits are not known here: the rule below checks it.
        if (/^0+$/.test(found) && /^[{$]/.test(prose.source.slice(index))) return [];
        const id = language === 'en' ? 'number-english' : 'number-french';
        return [problem(prose.file, prose.lineAt(index), id, { found: around(prose, index) })];
      }),
    ),
  );

const quantities = new Set(
  ['count', 'ms', 'seconds', 'minutes', 'hours', 'bytes', 'mebibytes', 'characters'].concat([
    'lines',
    'columns',
    'steps',
    'writes',
    'connections',
    'clients',
    'answers',
    'limit',
  ]),
);
const plain = /\{\{(\w+)\}\}(\s(?:ms|s|min|h|[KMG]?B|[KMG]?o|[KMG]i[Bo]|%)(?![\p{L}\p{N}’]))?/gu;

/** A quantity gets the language's digits and separators; a port or a code is not a quantity. */
export const quantitiesFormatted: Rule = (content) =>
  languages.flatMap((language) =>
    messagesOf(content, language).flatMap((prose) =>
      [...prose.source.matchAll(plain)].flatMap(({ 1: name = '', 2: unitAfter, index }) =>
        quantities.has(name) || unitAfter !== undefined
          ? [problem(prose.file, prose.lineAt(index), 'number-format', { name })]
          : [],
      ),
    ),
  );
