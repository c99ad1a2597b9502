import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Language } from '../base/i18n.ts';
import type { Gate } from '../course/catalogue.ts';
import { type Exercise, rightPrograms, solutionNames, wrongAnswers } from '../course/exercises.ts';
import { importsIn } from '../course/imports.ts';
import type { Problem } from '../course/problem.ts';
import type { JudgeOptions } from '../judge/judge.ts';
import type { Judgement } from '../judge/verdict.ts';
import { codeIn, hashOfAll, type ProofCache } from './proof-cache.ts';

/**
 * A program of an exercise, and what it must get: a start only has to fail because of what it does.
 */
export type Proved = {
  exercise: Exercise;
  /** As messages name it: `lessons/03-async-server/exercises/echo/wrong/one-at-a-time.ts`. */
  name: string;
  file: URL;
  kind: 'start' | 'right' | 'wrong';
  expected: string;
  needs: Gate[];
};

export type Proof = {
  problems: Problem[];
  /** Programs that got another verdict beside the others, and the expected one by themselves. */
  unsteady: Problem[];
  /** What this system lacks something for. */
  notShown: Problem[];
  /** How many programs got their verdict, and of how many that was known before. */
  proved: number;
  known: number;
};

export type ProofOptions = {
  language: Language;
  cache: ProofCache;
  /** Told how many programs will be judged, unless there are none. */
  onStart?: (count: number) => void;
  /** Milliseconds for a start or a wrong answer; default 4,000. */
  timeLimit?: number;
};

/** How thoroughly a program is judged: most wrong answers show soon. */
type Depth = Pick<JudgeOptions, 'timeLimit' | 'drawsFew' | 'seed'>;

const thorough: Depth = { timeLimit: 10_000 };
/** The rooms whose code a verdict depends on. */
const rooms = ['sockets', 'base', 'wire', 'run', 'judge', 'authoring'];

/** Judges every program of the exercises, unless nothing has changed since it was last proved. */
export async function prove(
  exercises: readonly Exercise[],
  { language, cache, onStart, timeLimit = 4_000 }: ProofOptions,
): Promise<Proof> {
  const all = exercises.flatMap(programsOf);
  const shown = await showable(all);
  const keyOf = keys();
  const open = shown.filter((program) => !cache.has(keyOf(program)));
  if (open.length > 0) onStart?.(open.length);
  cache.save();
  const { problems, unsteady } = await judgeAll(open, language, timeLimit, (program) => {
    cache.add(keyOf(program));
    // Saved at once, so that whoever stops halfway can continue from there.
    cache.save();
  });
  return {
    problems: open.flatMap((program) => problems.get(program) ?? []),
    unsteady,
    notShown: all
      .filter((program) => !shown.includes(program))
      .map(({ name, needs }) => problem(name, 'not-shown', { gates: needs.join(', ') })),
    proved: shown.length - problems.size,
    known: shown.length - open.length,
  };
}

function programsOf(exercise: Exercise): Proved[] {
  const { lesson, slug, folder } = exercise;
  const at = (path: string, kind: Proved['kind'], expected: string, needs: Gate[] = []) => ({
    exercise,
    kind,
    expected,
    needs,
    name: `lessons/${lesson.id}/exercises/${slug}/${path}`,
    file: new URL(path, folder),
  });
  return [
    at('start.ts', 'start', ''),
    ...[...solutionNames, ...rightPrograms(exercise)].map((path) => at(path, 'right', 'passed')),
    ...wrongAnswers(exercise).map(({ path, verdict, needs }) =>
      at(path, 'wrong', verdict, needs as Gate[]),
    ),
  ];
}

async function showable(programs: readonly Proved[]): Promise<Proved[]> {
  const wanted = programs.flatMap(({ needs }) => needs);
  if (wanted.length === 0) return [...programs];
  const { missingGates } = await import('../run/gates.ts');
  const missing = await missingGates(wanted);
  return programs.filter(({ needs }) => !needs.some((gate) => missing.includes(gate)));
}

/** Changes with all that decides verdicts besides programs and checks: our code and the system. */
export function houseKey(): string {
  const [major = ''] = process.versions.node.split('.');
  const code = rooms.flatMap((room) => codeIn(new URL(`../${room}/`, import.meta.url)));
  return hashOfAll([...code, major, process.platform]);
}

/** A program's key changes with all that decides its verdict. */
function keys(): (program: Proved) => string {
  const house = houseKey();
  return ({ exercise, name, file }) => {
    const check = readFileSync(new URL('check.ts', exercise.folder));
    const text = readFileSync(file, 'utf8');
    // One of several files: the others are beside it.
    const isPart = importsIn(text).some(({ module }) => module.startsWith('.'));
    const parts = isPart ? codeIn(new URL('.', file)) : [];
    return hashOfAll([house, name, check, text, String(exercise.steps), ...parts]);
  };
}

/** What is wrong with a program, and the seed of the judgement if that gave another verdict. */
type Found = { problem: Problem; seed?: number };

async function judgeAll(
  programs: readonly Proved[],
  language: Language,
  timeLimit: number,
  onProved: (program: Proved) => void,
): Promise<{ problems: Map<Proved, Problem>; unsteady: Problem[] }> {
  const found = new Map<Proved, Found>();
  const prove = async (program: Proved, options: Depth): Promise<void> => {
    const one = await judgeOne(program, language, options);
    if (one) found.set(program, one);
    else {
      found.delete(program);
      onProved(program);
    }
  };
  const waiting = roundRobin(programs);
  const work = async (): Promise<void> => {
    for (let program = waiting.shift(); program; program = waiting.shift()) {
      const isRight = program.kind === 'right';
      await prove(program, isRight ? thorough : { timeLimit, drawsFew: true });
    }
  };
  // A check waits now and then, and starts programs of its own: one more at once than there are cores.
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
  // Beside the others, a wrong answer may run out of its short time, and a right one be too late: by
  // itself, with the same conversations, each is judged once more. The fault of a wrong one may be a
  // race that shows as one thing or another: it gets other conversations too. What is found then stays.
  const unsteady: Problem[] = [];
  for (const [program, { problem: first, seed }] of [...found]) {
    if (seed === undefined && program.kind !== 'wrong') continue;
    await prove(program, { ...thorough, seed });
    if (found.has(program) && program.kind === 'wrong') await prove(program, thorough);
    const id = program.kind === 'wrong' ? 'proof.wrong-alone' : 'proof.right-alone';
    if (!found.has(program)) unsteady.push({ ...first, id });
  }
  const problems = new Map([...found].map(([program, { problem }]) => [program, problem]));
  return { problems, unsteady };
}

/**
 * One program of each exercise, then the next of each: some exercises keep a processor busy while others
 * mostly wait, and this puts them side by side.
 */
function roundRobin(programs: readonly Proved[]): Proved[] {
  const turns: Proved[][] = [];
  const seen = new Map<string, number>();
  for (const program of programs) {
    const turn = seen.get(program.exercise.id) ?? 0;
    seen.set(program.exercise.id, turn + 1);
    turns[turn] = [...(turns[turn] ?? []), program];
  }
  return turns.flat();
}

async function judgeOne(
  { exercise, name, file, kind, expected }: Proved,
  language: Language,
  depth: Depth,
): Promise<Found | null> {
  const [{ judge }, { verdictText }] = await Promise.all([
    import('../judge/judge.ts'),
    import('../judge/verdict.ts'),
  ]);
  const check = new URL('check.ts', exercise.folder);
  // A smaller conversation has the same verdict, and nobody reads it here.
  const options = { exercise: exercise.id, check, file, pauseMs: 6_000, shrinks: false, ...depth };
  let judgement: Judgement;
  try {
    judgement = await judge(options);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { problem: problem(name, 'check', { said }) };
  }
  const { verdict, seed, steps } = judgement;
  const got = verdict.id;
  const said = verdictText(language, verdict);
  if (kind === 'start') {
    if (got === 'passed') return { problem: problem(name, 'start-passes') };
    return broken.has(got) ? { problem: problem(name, 'start-broken', { got, said }) } : null;
  }
  if (got !== expected) {
    return { problem: problem(name, kind, { expected, got, said, seed: String(seed) }), seed };
  }
  return kind === 'right' ? stepsOf(exercise, file, steps.length) : null;
}

/** The solution goes through as many steps as lesson.json says. */
function stepsOf({ lesson, slug, steps }: Exercise, file: URL, there: number): Found | null {
  if (!file.href.endsWith('/solution.ts') || there === steps) return null;
  const params = { there, given: steps ?? '–', slug };
  return { problem: problem(`lessons/${lesson.id}/lesson.json`, 'steps', params) };
}

/** How a start must not fail: it has to run, and do too little. */
const broken: ReadonlySet<string> = new Set(['syntax-error', 'crashed', 'out-of-memory']);

type Words = 'start-passes' | 'start-broken' | 'right' | 'wrong' | 'check' | 'steps' | 'not-shown';

function problem(file: string, id: Words, params: Problem['params'] = {}): Problem {
  return { file, line: 1, id: `proof.${id}`, params };
}
