import { findNamed } from '../base/suggest.ts';
import { UserError } from '../base/user-error.ts';
import type { Gate, LessonSummary, Manifest } from '../course/catalogue.ts';
import type { Program } from '../course/lesson.ts';

/**
 * Programs to run together; `open` when only the person ends them; `needs`: without which they
 * cannot do what they show.
 */
export type ChosenRun = { programs: Program[]; open: boolean; needs: Gate[] };

export type Wish = {
  lesson: Pick<LessonSummary, 'id'> & { manifest: Pick<Manifest, 'requires'> };
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
  const { lesson, programs, runs, given, port } = wish;
  const named = (names: readonly string[]): Program[] =>
    names.map((name) => byName(name, programs));
  const chosen = (programs: Program[], open: boolean): ChosenRun => {
    const needs = programs.flatMap(({ name }) => lesson.manifest.requires[name] ?? []);
    return { programs, open, needs };
  };
  if (given.length === 0) return runs.map((names) => chosen(named(names), false));
  const names = given.map((word) => nameOf(word, wish));
  const [only] = names;
  if (names.length > 1 || only === undefined) {
    const known = runs.find((run) => sameNames(run, names));
    const together = named(known ?? names);
    return [chosen(together, together.at(-1)?.kind === 'server')];
  }
  const own = runs.find((run) => run.at(-1) === only);
  if (own && port === undefined) return [chosen(named(own), false)];
  // A server, or a program that the page never runs by itself: nothing says when it is done.
  return [chosen(named([only]), own === undefined)];
}

/** Whether the same programs were named, in any order: the page knows which comes first. */
const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join(' ') === [...b].sort().join(' ');

function nameOf(word: string, { lesson, programs }: Wish): string {
  const names = programs.map(({ name }) => name);
  const wanted = word.replace(/^examples\//, '').replace(/\.ts$/, '');
  return findNamed(wanted, names, 'program-unknown', { lesson: lesson.id });
}

function byName(name: string, programs: readonly Program[]): Program {
  const program = programs.find((program) => program.name === name);
  if (program) return program;
  throw new UserError('program-missing', { given: name }, 1);
}
