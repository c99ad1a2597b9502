import type { Language, Params } from '../base/i18n.ts';
import { type KeyIn, wordsOf } from '../base/words.ts';

export type ProblemId = KeyIn<'validate'>;

/**
 * Something wrong in the content: where, what and the remedy. The text is `validate:<id>` in the
 * locales. `file` is relative to the repository, `line` counts from 1.
 */
export type Problem = { file: string; line: number; id: ProblemId; params: Params };

/** Thrown where reading cannot go on; `validate` catches it and shows it with the others. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.file}:${problem.line}: ${problem.id} ${JSON.stringify(problem.params)}`);
    this.problem = problem;
  }
}

const words = wordsOf('validate');

/** `lessons/01-listening/fr.md:41: what is wrong, and the remedy.` */
export function problemText(language: Language, { file, line, id, params }: Problem): string {
  return `${file}:${line}: ${words(language, id, params)}`;
}
