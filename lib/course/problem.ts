import type { Params } from '../errors.ts';

/**
 * Something wrong in the content: where, what and the remedy. The text is `validate:<id>` in the
 * locales. `file` is relative to the repository, `line` counts from 1.
 */
export type Problem = { file: string; line: number; id: string; params: Params };

/** Thrown where reading cannot go on; `validate` catches it and shows it with the others. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.file}:${problem.line}: ${problem.id} ${JSON.stringify(problem.params)}`);
    this.problem = problem;
  }
}
