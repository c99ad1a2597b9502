import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Exercise } from '../../../lib/course/exercises.ts';
import { Watch } from '../../../lib/exercise/watch/watch.ts';
import { Journal } from '../../../lib/learner/journal.ts';
import { programFile, writeProject } from '../../../lib/learner/workspace.ts';
import { median, spread } from '../sockets/statistics.ts';

/** From a save to what is seen of it, beside an empty program's whole life; milliseconds, medians. */
export type DelayRow = {
  name: 'delay';
  exercise: string;
  /** From the save to the verdict, against `emptyMs`, each time taken in the same turn. */
  ratio: number;
  verdictMs: number;
  spreadMs: [number, number];
  firstLineMs: number;
  /** From the save to the first thing that is known to hold. */
  soFarMs: number;
  emptyMs: number;
};

/** Saves a solution again and again under the eyes of `watch`, in turns with an empty program. */
export async function measureDelay(
  exercise: Exercise,
  work: URL,
  times: number,
): Promise<DelayRow> {
  const empty = new URL('empty.ts', work);
  writeProject(work);
  writeFileSync(empty, 'export {};\n');
  const file = programFile(work, exercise);
  mkdirSync(new URL('.', file), { recursive: true });
  const solution = readFileSync(new URL('solution.ts', exercise.folder), 'utf8');
  const watched = new Watched(exercise, work);
  const turns: ({ empty: number } & Times)[] = [];
  try {
    for (let turn = -1; turn < times; turn += 1) {
      // Nobody saves again at once: by then, what a round leaves to be done is done.
      await setTimeout(1_000);
      const emptyMs = await runEmpty(empty);
      const said = watched.next();
      const start = performance.now();
      writeFileSync(file, `${solution}// ${turn}\n`);
      if (turn < 0) watched.open();
      const { first, soFar, verdict } = await said;
      // The first one does not come from a save, and is a warm-up.
      if (turn < 0) continue;
      const since = { first: first - start, soFar: soFar - start, verdict: verdict - start };
      turns.push({ empty: emptyMs, ...since });
    }
  } finally {
    await watched.close();
    rmSync(file);
  }
  const verdicts = turns.map(({ verdict }) => verdict);
  return {
    name: 'delay',
    exercise: exercise.id,
    ratio: median(turns.map(({ verdict, empty }) => verdict / empty)),
    verdictMs: median(verdicts),
    spreadMs: spread(verdicts),
    firstLineMs: median(turns.map(({ first }) => first)),
    soFarMs: median(turns.map(({ soFar }) => soFar)),
    emptyMs: median(turns.map(({ empty }) => empty)),
  };
}

/** When a save is seen, when it first holds so far, and when its verdict is there. */
type Times = { first: number; soFar: number; verdict: number };

/** A watch of one program, which says when a save is seen and when its verdict is there. */
class Watched {
  readonly #exercise: Exercise;
  readonly #work: URL;
  #watch: Watch | null = null;
  #first = Number.NaN;
  #soFar = Number.NaN;
  #done: (times: Times) => void = () => {};
  #failed: (error: unknown) => void = () => {};

  constructor(exercise: Exercise, work: URL) {
    this.#exercise = exercise;
    this.#work = work;
  }

  open(): void {
    const exercise = this.#exercise;
    const work = this.#work;
    const progress = new Journal(work);
    this.#watch = new Watch(
      { exercise, lessons: [], work, progress, language: 'en' },
      {
        print: (event, state) => {
          if ('at' in event && state.round?.at === event.at) this.#first = performance.now();
          if (event.type === 'step' && state.round?.steps.length === 1) {
            this.#soFar = performance.now();
          }
          if (event.type === 'unreadable') this.#failed(event.error);
          if (event.type === 'lost') this.#failed(new Error(`${state.file} is gone`));
          if (event.type !== 'judged') return;
          const [first, soFar] = [this.#first, this.#soFar];
          this.#done({ first, soFar, verdict: performance.now() });
        },
        fail: (error) => this.#failed(error),
      },
    );
  }

  async close(): Promise<void> {
    await this.#watch?.close();
  }

  /** The next round, started by a save. */
  next(): Promise<Times> {
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
    });
  }
}

async function runEmpty(file: URL): Promise<number> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), fileURLToPath(file)],
    { stdio: 'ignore' },
  );
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`an empty program ended with ${code}`);
  return performance.now() - start;
}
