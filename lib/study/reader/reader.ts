import { setImmediate as otherWork } from 'node:timers/promises';
import type { Language } from '../../base/i18n.ts';
import { blocksOf } from '../../course/blocks.ts';
import type { Exercise } from '../../course/exercises.ts';
import type { CodePiece } from '../../course/highlight.ts';
import { programsOf } from '../../course/lesson.ts';
import { openHint } from '../../exercise/task.ts';
import type { Journal } from '../../learner/journal.ts';
import { noLesson } from '../../learner/progress.ts';
import { bodyColumns, maxTop, roomOf } from '../../terminal/frame.ts';
import type { Size } from '../../terminal/keyboard.ts';
import { type Pressed, runScreen, type Update, type View } from '../../terminal/run-screen.ts';
import { textStyleOf } from '../../terminal/text-style.ts';
import { chooseRuns } from '../choose-runs.ts';
import { readerBody } from './body.ts';
import { readerLines } from './frame.ts';
import { LiveRun } from './live-run.ts';
import { press } from './press.ts';
import {
  exerciseAt,
  indexOfHeading,
  indexOfPlace,
  type LessonInCourse,
  type Reading,
  readingsOf,
} from './reading.ts';
import { type Facts, factsOf, openingState, type ReaderState, withRead } from './state.ts';

type ReadOptions = LessonInCourse & {
  language: Language;
  progress: Journal;
  /** Where exercises are done. */
  work: URL;
  /** Go straight to where the person was last time, rather than offer it. */
  resume: boolean;
  /** The heading to begin at. */
  section?: string | undefined;
};

/** How the reading ended: an exit code, and the language the person has chosen. */
type ReadEnd = { code: number; language: Language };

/** Reads a lesson in the terminal until the person leaves it; exercises are done in between. */
export async function readLesson(options: ReadOptions): Promise<ReadEnd> {
  let { language, resume, section } = options;
  for (;;) {
    const { exercise, ...end } = await new Reader({ ...options, language, resume, section }).read();
    if (!exercise) return end;
    const { watchOnScreen } = await import('../../exercise/watch/screen.ts');
    const place = { ...options, exercise, language: end.language };
    const done = await watchOnScreen({ ...place, within: true });
    if (done.code !== 0) return done;
    language = done.language;
    resume = true;
    section = undefined;
  }
}

/** How a stay in the reader ended; `exercise`: the person goes on to it. */
type Stay = { code: number; language: Language; exercise: Exercise | null };

type ReaderView = View<ReaderState> & { facts: Facts };

/** A stay in the reader, until the person leaves it or goes to an exercise. */
class Reader {
  readonly #options: ReadOptions;
  readonly #reading: (language: Language) => Reading;
  readonly #colors = new Map<string, CodePiece[][]>();
  /** The state as it was last seen. */
  #seen: ReaderState;
  #update: Update<ReaderState> = () => {};
  #live: LiveRun | null = null;
  /** The exercise that the person goes to. */
  #exercise: Exercise | null = null;

  constructor(options: ReadOptions) {
    const { lesson, lessons, language, progress, section } = options;
    this.#options = options;
    this.#reading = readingsOf({ lesson, lessons });
    const { steps } = this.#reading(language);
    const { lessons: known, dotnet = false } = progress.read();
    const { place, read, answers } = known[lesson.id] ?? noLesson;
    const at = section === undefined ? indexOfPlace(steps, place) : indexOfHeading(steps, section);
    const resume = options.resume || section !== undefined;
    this.#seen = openingState(language, { read, answers, dotnet }, at, resume);
  }

  async read(): Promise<Stay> {
    try {
      const { code, state } = await runScreen({
        state: this.#seen,
        view: (state, size) => this.#view(state, size),
        press: (state, key, { facts }) => this.#press(state, key, facts),
        onOpen: (update) => {
          this.#update = update;
          if (textStyleOf(process.stdout, this.#seen.language).colors) void this.#color();
        },
        onShown: (state) => this.#remember(state),
        onSuspend: () => this.#live?.stop(),
      });
      return { code, language: state.language, exercise: this.#exercise };
    } finally {
      this.#live?.stop();
    }
  }

  /**
   * Colors the page's programs. The highlighter takes a good part of a second to get going, so the
   * first screen is drawn without it; keys are handled in between.
   */
  async #color(): Promise<void> {
    await otherWork();
    const { highlight } = await import('../../course/highlight.ts');
    const { page } = this.#reading(this.#seen.language);
    for (const { text } of blocksOf(page.blocks, 'code')) {
      if (this.#colors.has(text)) continue;
      await otherWork();
      this.#colors.set(text, highlight(text));
    }
    this.#update((state) => state);
  }

  #view(state: ReaderState, size: Size): ReaderView {
    const reading = this.#reading(state.language);
    const style = textStyleOf(process.stdout, state.language);
    const known = this.#options.progress.read();
    const highlighter = (code: string) => this.#colors.get(code);
    const about = { highlighter, live: this.#live, known };
    const { lines: body, questionAt } = readerBody(reading, state, about, style, bodyColumns(size));
    const { steps } = reading;
    const facts = { steps, height: body.length, room: roomOf(size, body.length), questionAt };
    const shown = settled(state, facts);
    return { state: shown, facts, lines: readerLines(reading, shown, body, style, size) };
  }

  #press(before: ReaderState, key: string, facts: Facts): Pressed<ReaderState> {
    const { state, effect } = press(before, key, facts);
    const exercise = exerciseAt(this.#reading(state.language), state.step);
    switch (effect) {
      case 'quit':
        return { state, code: 0 };
      case 'cancel':
        return { state, code: 130 };
      case 'exercise':
        this.#exercise = exercise;
        return { state, code: exercise ? 0 : undefined };
      case 'hint':
        if (exercise) openHint(exercise, this.#options.progress);
        break;
      case 'run':
        return { state: this.#run(state) ? state : before };
      case 'stop':
        this.#live?.stop();
    }
    return { state };
  }

  /** Starts the programs of a step; false if there are none. */
  #run({ language, step }: ReaderState): boolean {
    const names = this.#reading(language).steps[step]?.run?.programs ?? [];
    const { lesson } = this.#options;
    const programs = programsOf(lesson, [names]);
    const [chosen] = chooseRuns({ ...lesson, programs, runs: [names] }, []);
    if (!chosen) return false;
    const live = new LiveRun(chosen);
    this.#live = live;
    void live
      .run(language, () => this.#update((state) => state))
      .then(() => this.#update((state) => ({ ...state, running: false, top: 0 })));
    return true;
  }

  #remember(state: ReaderState): void {
    const { progress, lesson } = this.#options;
    const { steps } = this.#reading(state.language);
    const facts = factsOf(this.#seen, state, lesson.id, steps);
    this.#seen = state;
    if (facts.length > 0) progress.add(...facts);
  }
}

/** A state as it can be seen: the chosen section is in sight, and so is what a running program prints. */
function settled(state: ReaderState, facts: Facts): ReaderState {
  const end = maxTop(facts);
  const top = state.running
    ? end
    : state.view === 'contents'
      ? Math.min(end, Math.max(0, state.cursor + 3 - facts.room))
      : Math.min(end, state.top);
  // Nobody presses "next" on the last step: it counts as read once its end is in sight.
  const last = state.view === 'page' && state.step === facts.steps.length - 1;
  return { ...state, top, read: last && top === end ? withRead(state, facts.steps) : state.read };
}
