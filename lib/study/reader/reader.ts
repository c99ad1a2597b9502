import type { WriteStream } from 'node:tty';
import type { Language } from '../../base/i18n.ts';
import type { Exercise } from '../../course/exercises.ts';
import { programsOf } from '../../course/lesson.ts';
import { openHint } from '../../exercise/task.ts';
import { noLesson } from '../../learner/progress.ts';
import { paintScreen, takeTerminal } from '../../terminal/keyboard.ts';
import { type Look, lookOf } from '../../terminal/look.ts';
import { chooseRuns } from '../choose-runs.ts';
import type { Body } from './body.ts';
import { Colours } from './colours.ts';
import { exerciseAt } from './exercise-keys.ts';
import { bodyColumns, frameLines, roomOf, type Size } from './frame.ts';
import { LiveRun } from './live-run.ts';
import { maxTop, withRead } from './move.ts';
import { press } from './press.ts';
import type { ReadOptions } from './read-lesson.ts';
import { type Reading, readingsOf } from './reading.ts';
import { factsOf } from './remember.ts';
import { type Facts, openingState, type ReaderState } from './state.ts';
import { indexOfPlace } from './steps.ts';
import { viewBody } from './view.ts';

/** How a stay in the reader ended; `exercise`: the person goes on to it. */
export type Stay = { code: number; language: Language; exercise: Exercise | null };

/** A stay in the reader, until the person leaves it or goes to an exercise. */
export class Reader {
  readonly #options: ReadOptions;
  readonly #output: WriteStream = process.stdout;
  readonly #reading: (language: Language) => Reading;
  #state: ReaderState;
  readonly #colours = new Colours();
  #live: LiveRun | null = null;
  #end: (code: number) => void = () => {};
  #fail: (error: unknown) => void = () => {};
  #redraw: NodeJS.Timeout | undefined;
  #over = false;
  /** The exercise that the person goes to. */
  #exercise: Exercise | null = null;

  constructor(options: ReadOptions) {
    const { lesson, lessons, language, progress, resume } = options;
    this.#options = options;
    this.#reading = readingsOf({ lesson, lessons });
    const { steps } = this.#reading(language);
    const { lessons: known, dotnet = false } = progress.read();
    const { place, read, answers } = known[lesson.id] ?? noLesson;
    const last = indexOfPlace(steps, place);
    this.#state = openingState(language, { read, answers, dotnet }, last, resume);
  }

  async read(): Promise<Stay> {
    const ended = new Promise<number>((resolve, reject) => {
      this.#end = resolve;
      this.#fail = reject;
    });
    const restore = takeTerminal(process.stdin, this.#output, {
      onKey: (key) => this.#try(() => this.#press(key)),
      onResize: () => this.#try(() => this.#resized()),
      onEnd: (code) => this.#end(code),
      onSuspend: () => this.#live?.stop(),
    });
    try {
      this.#change(this.#state);
      if (this.#look().colours) void this.#colour();
      const code = await ended;
      return { code, language: this.#state.language, exercise: this.#exercise };
    } finally {
      this.#over = true;
      clearTimeout(this.#redraw);
      this.#live?.stop();
      restore();
    }
  }

  /** A page that cannot be read, in the other language say, ends the reading with its reason. */
  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #colour(): Promise<void> {
    await this.#colours.prepare(this.#reading(this.#state.language).page.blocks);
    if (!this.#over) this.#change(this.#state);
  }

  #size(): Size {
    const { columns, rows } = this.#output;
    return { columns: columns || 80, rows: rows || 24 };
  }

  #look(): Look {
    const { language } = this.#state;
    return lookOf(this.#output, language);
  }

  #body(): Body {
    const reading = this.#reading(this.#state.language);
    const known = this.#options.progress.read();
    const drawn = { colours: this.#colours, live: this.#live, known };
    return viewBody(reading, this.#state, this.#look(), bodyColumns(this.#size()), drawn);
  }

  #facts({ lines, questionAt }: Body): Facts {
    const { steps } = this.#reading(this.#state.language);
    return { steps, height: lines.length, room: roomOf(this.#size(), lines.length), questionAt };
  }

  #press(key: string): void {
    const { state, effect } = press(this.#state, key, this.#facts(this.#body()));
    if (effect === 'stop') this.#live?.stop();
    if (effect === 'quit') this.#end(0);
    if (effect === 'cancel') this.#end(130);
    if (effect === 'exercise') {
      this.#exercise = this.#exerciseAt(state);
      if (this.#exercise) this.#end(0);
    }
    const exercise = effect === 'hint' ? this.#exerciseAt(state) : null;
    if (exercise) openHint(exercise, this.#options.progress);
    if (effect === 'run') this.#run(state);
    else this.#change(state);
  }

  #exerciseAt({ language, step }: ReaderState): Exercise | null {
    return exerciseAt(this.#reading(language), step);
  }

  /** Takes a state, draws it, and remembers what has to be remembered. */
  #change(state: ReaderState): void {
    const before = this.#state;
    this.#state = state;
    const body = this.#body();
    const facts = this.#facts(body);
    const top = this.#topOf(state, facts);
    const last = state.view === 'page' && state.step === facts.steps.length - 1;
    // Nobody presses "next" on the last step: it counts as read once its end is in sight.
    const read = last && top === maxTop(facts) ? withRead(state, facts.steps) : state.read;
    this.#state = { ...state, top, read };
    this.#draw(body);
    this.#remember(before);
  }

  /** The chosen section stays in sight, and so does what a running program prints. */
  #topOf(state: ReaderState, facts: Facts): number {
    const last = maxTop(facts);
    if (state.running) return last;
    if (state.view !== 'contents') return Math.min(state.top, last);
    return Math.min(last, Math.max(0, state.cursor + 3 - facts.room));
  }

  #draw(body: Body): void {
    const reading = this.#reading(this.#state.language);
    const lines = frameLines(reading, this.#state, body.lines, this.#look(), this.#size());
    paintScreen(this.#output, lines);
  }

  #resized(): void {
    this.#output.write('\x1b[2J');
    this.#change(this.#state);
  }

  #run(state: ReaderState): void {
    const { steps } = this.#reading(state.language);
    const names = steps[state.step]?.run?.programs ?? [];
    const { lesson } = this.#options;
    const programs = programsOf(lesson, [names]);
    const [chosen] = chooseRuns({ lesson, programs, runs: [names], given: [] });
    if (!chosen) return;
    const live = new LiveRun(chosen);
    this.#live = live;
    // A program may print faster than anybody reads.
    const redraw = (): void => {
      this.#redraw ??= setTimeout(() => {
        this.#redraw = undefined;
        if (!this.#over) this.#change(this.#state);
      }, 40);
    };
    this.#change(state);
    void live.run(state.language, redraw).then(() => {
      if (!this.#over) this.#change({ ...this.#state, running: false, top: 0 });
    });
  }

  #remember(before: ReaderState): void {
    const { progress, lesson } = this.#options;
    const { steps } = this.#reading(this.#state.language);
    const facts = factsOf(before, this.#state, lesson.id, steps);
    if (facts.length > 0) progress.add(...facts);
  }
}
