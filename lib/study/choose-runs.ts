import { findNamed } from '../base/suggest.ts';
import { UserError } from '../base/user-error.ts';
import type { Gate } from '../course/catalogue.ts';
import type { Lesson, Program } from '../course/lesson.ts';

/**
 * Programs to run together; `open` when only the person ends them; `needs`: without which they
 * cannot do what they show.
 */
export type ChosenRun = { programs: Program[]; open: boolean; needs: Gate[] };

type RunnableLesson = Pick<Lesson, 'id' | 'manifest' | 'programs' | 'runs'>;

/**
 * What to run: every run of the page, or the programs that the person has named, at least in part. A
 * client named alone gets the partners that the page starts with it, unless a port says that they
 * run already.
 */
export function chooseRuns(
  lesson: RunnableLesson,
  given: readonly string[],
  port?: number,
): ChosenRun[] {
  const { manifest, runs } = lesson;
  const chosen = (names: readonly string[], open?: boolean): ChosenRun => {
    const programs = names.map((name) => byName(name, lesson));
    const needs = names.flatMap((name) => manifest.requires[name] ?? []);
    return { programs, open: open ?? programs.at(-1)?.kind === 'server', needs };
  };
  if (given.length === 0) return runs.map((names) => chosen(names, false));
  const names = given.map((word) => nameOf(word, lesson));
  const [only] = names;
  if (names.length > 1 || only === undefined) {
    return [chosen(runs.find((run) => sameNames(run, names)) ?? names)];
  }
  const own = runs.find((run) => run.at(-1) === only);
  if (own && port === undefined) return [chosen(own, false)];
  // A server, or a program that the page never runs by itself: nothing says when it is done.
  return [chosen([only], own === undefined)];
}

/** Whether the same programs were named, in any order: the page knows which comes first. */
const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join(' ') === [...b].sort().join(' ');

function nameOf(word: string, { id, programs }: RunnableLesson): string {
  const names = programs.map(({ name }) => name);
  const wanted = word.replace(/^examples\//, '').replace(/\.ts$/, '');
  return findNamed(wanted, names, 'program-unknown', { lesson: id });
}

function byName(name: string, { programs }: RunnableLesson): Program {
  const program = programs.find((program) => program.name === name);
  if (program) return program;
  throw new UserError('program-missing', { given: name }, 1);
}
