import type { Problem, ProblemId } from '../../course/problem.ts';
import { around, type Prose, proseOf } from '../prose.ts';
import { problem, type Rule } from './context.ts';

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
export const frenchTypography: Rule = (content) =>
  proseOf(content, 'fr').flatMap((prose) => [
    ...find(prose, wrongSpace, 'french-space'),
    ...find(prose, straightApostrophe, 'french-apostrophe'),
    ...prose.code.flatMap(({ index, text }) =>
      [...text.matchAll(typographicSpace)].map((match) =>
        problem(prose.file, prose.lineAt(index), 'french-code', {
          found: around(prose, index + match.index),
        }),
      ),
    ),
  ]);

function find(prose: Prose, pattern: RegExp, id: ProblemId): Problem[] {
  return [...prose.text.matchAll(pattern)].map(({ index }) =>
    problem(prose.file, prose.lineAt(index), id, { found: around(prose, index) }),
  );
}
