import type { LessonSummary } from '../course/catalogue.ts';
import { findNamed } from '../course/find.ts';
import type { Program } from '../course/lesson.ts';
import { UserError } from '../errors.ts';

/** Programs to run together; `open` when only the person ends them. */
export type ChosenRun = { programs: Program[]; open: boolean };

export type Wish = {
  lesson: Pick<LessonSummary, 'id'>;
  programs: readonly Program[];
  /** The runs of the lesson's page. */
  runs: readonly (readonly string[])[];
  /** The names the person gave, or parts of them. */
  given: readonly string[];
  port?: number | undefined;
};

/**
 * What to run: every run of the page, or the programs named. A client named alone gets the
 * partners that the page starts with it, unless a port says that they run already.
 */
export function chooseRuns(wish: Wish): ChosenRun[] {
  const { programs, runs, given, port } = wish;
  const named = (names: readonly string[]): Program[] =>
    names.map((name) => byName(name, programs));
  if (given.length === 0) return runs.map((names) => ({ programs: named(names), open: false }));
  const names = given.map((word) => nameOf(word, wish));
  const [only] = names;
  if (names.length > 1 || only === undefined) {
    const known = runs.find((run) => sameNames(run, names));
    const chosen = named(known ?? names);
    return [{ programs: chosen, open: chosen.at(-1)?.kind === 'server' }];
  }
  const own = runs.find((run) => run.at(-1) === only);
  if (own && port === undefined) return [{ programs: named(own), open: false }];
  // A server, or a program that the page never runs by itself: nobody knows when it is done.
  return [{ programs: named([only]), open: own === undefined }];
}

/** Whether the same programs were named, in whatever order: the page knows which is first. */
const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join(' ') === [...b].sort().join(' ');

function nameOf(word: string, { lesson, programs }: Wish): string {
  const names = programs.map(({ name }) => name);
  try {
    return findNamed(
      word.replace(/^examples\//, '').replace(/\.ts$/, ''),
      names,
      'program-unknown',
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.id, { ...error.params, lesson: lesson.id });
  }
}

function byName(name: string, programs: readonly Program[]): Program {
  const program = programs.find((program) => program.name === name);
  if (program) return program;
  throw new UserError('program-missing', { given: name }, 1);
}
