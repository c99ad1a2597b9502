import type { Language } from '../../base/i18n.ts';
import { blocksOf } from '../../course/blocks.ts';
import type { Exercise } from '../../course/exercises.ts';
import { programsOf } from '../../course/lesson.ts';
import { lastHintTitle, openHint } from '../../exercise/task.ts';
import type { Journal } from '../../learner/journal.ts';
import { noLesson } from '../../learner/progress.ts';
import { bodyColumns, roomOf } from '../../terminal/frame.ts';
import type { Size } from '../../terminal/keyboard.ts';
import { indexOfLine } from '../../terminal/lines.ts';
import type { RoomView } from '../../terminal/room-view.ts';
import { type Pressed, runScreen, type Update, type View } from '../../terminal/run-screen.ts';
import { textStyleOf } from '../../terminal/text-style.ts';
import { chooseRuns } from '../choose-runs.ts';
import type { StepTarget } from '../search/targets.ts';
import { readerBody } from './body.ts';
import { Colors } from './colors.ts';
import { readerLines } from './frame.ts';
import { LiveRun } from './live-run.ts';
import { type Onward, onwardOf } from './onward.ts';
import { press } from './press.ts';
import {
  exerciseAt,
  indexOfHeading,
  indexOfPlace,
  type LessonInCourse,
  type Reading,
  readingsOf,
} from './reading.ts';
import { type Facts, factsOf, openingState, type ReaderState, settled } from './state.ts';

export type ReaderOptions = LessonInCourse & {
  language: Language;
  progress: Journal;
  /**
   * Where it begins: at the beginning, which offers the place of last time; there; at a heading, by
   * its id; or at a step.
   */
  start: 'beginning' | 'last' | { id: string } | StepTarget;
  /** Whether it was opened from a search, whose other results are a key away. */
  searched: boolean;
  /** The room that the learner takes part in. */
  room?: RoomView | null;
};

type ReaderView = View<ReaderState> & { facts: Facts };

/** The reader of a lesson; who comes back to it is where they were. */
export class Reader {
  readonly #options: ReaderOptions;
  readonly #reading: (language: Language) => Reading;
  readonly #colors = new Colors();
  /** The state as it was last seen. */
  #seen: ReaderState;
  #update: Update<ReaderState> = () => {};
  #live: LiveRun | null = null;
  #onward: Onward | null = null;
  /** The line to begin at, a heading or the title of a hint, until it is in sight. */
  #wanted: string | null = null;

  constructor(options: ReaderOptions) {
    const { lesson, lessons, language, progress, start, searched } = options;
    this.#options = options;
    this.#reading = readingsOf({ lesson, lessons });
    const { steps } = this.#reading(language);
    const { lessons: known, dotnet = false } = progress.read();
    const { place, read, answers } = known[lesson.id] ?? noLesson;
    const named = typeof start === 'object';
    const at =
      named && 'id' in start
        ? indexOfHeading(steps, start.id)
        : indexOfPlace(steps, named ? start : place);
    const opening = openingState(language, { read, answers, dotnet }, at, start !== 'beginning');
    this.#seen = { ...opening, searched };
    this.#wanted = named && 'heading' in start ? start.heading : null;
  }

  get language(): Language {
    return this.#seen.language;
  }

  /** Until the person leaves it. */
  async read(): Promise<Onward> {
    this.#onward = null;
    let forget: (() => void) | undefined;
    try {
      const { code } = await runScreen({
        state: this.#seen,
        view: (state, size) => this.#view(state, size),
        press: (state, key, { facts }) => this.#press(state, key, facts),
        onOpen: (update, leave) => {
          this.#update = update;
          forget = this.#options.room?.onChange(() => this.#hear(leave));
          if (textStyleOf(process.stdout, this.#seen.language).colors) this.#color();
        },
        onShown: (state) => this.#remember(state),
        onSuspend: () => this.#live?.stop(),
      });
      return this.#onward ?? { to: 'out', code };
    } finally {
      forget?.();
      this.#colors.close();
      this.#live?.stop();
    }
  }

  /** The room has said something. Who follows it goes along, but not away from a program that runs. */
  #hear(leave: (code: number) => void): void {
    const { room } = this.#options;
    if (room?.call() && room.follows() && !this.#seen.running) {
      this.#onward = { to: 'call' };
      leave(0);
    } else this.#update((state) => state);
  }

  /** Colors the page's programs, once the first screen is there. */
  #color(): void {
    const { page } = this.#reading(this.#seen.language);
    const texts = blocksOf(page.blocks, 'code').map(({ text }) => text);
    this.#colors.add(texts, () => this.#update((state) => state));
  }

  #view(state: ReaderState, size: Size): ReaderView {
    const reading = this.#reading(state.language);
    const style = textStyleOf(process.stdout, state.language);
    const known = this.#options.progress.read();
    const highlighter = (code: string) => this.#colors.of(code);
    const about = { highlighter, live: this.#live, known };
    const { lines: body, questionAt } = readerBody(reading, state, about, style, bodyColumns(size));
    const { steps } = reading;
    const facts = { steps, height: body.length, room: roomOf(size, body.length), questionAt };
    const note = this.#options.room?.line(state.language, state.view === 'page');
    const shown = settled(this.#atWanted(state, body), facts);
    return { state: shown, facts, lines: readerLines(reading, shown, body, style, size, note) };
  }

  /** A state scrolled to the line that was looked for, once. */
  #atWanted(state: ReaderState, body: readonly string[]): ReaderState {
    const wanted = this.#wanted;
    this.#wanted = null;
    const at = wanted === null ? -1 : indexOfLine(body, wanted);
    return at < 0 ? state : { ...state, top: at };
  }

  /** Opens one more hint, and shows it. */
  #hint(exercise: Exercise, language: Language): void {
    const known = openHint(exercise, this.#options.progress);
    this.#wanted = lastHintTitle(exercise, known, language);
  }

  #press(before: ReaderState, key: string, facts: Facts): Pressed<ReaderState> {
    if (key === 'g' && before.view === 'page' && this.#options.room?.call()) {
      return this.#leave(before, { to: 'call' });
    }
    const { state, effect } = press(before, key, facts);
    const { lesson } = this.#options;
    const exercise = exerciseAt(this.#reading(state.language), state.step);
    const onward = onwardOf(effect, lesson, exercise);
    if (onward) return this.#leave(state, onward);
    if (effect === 'run') return { state: this.#run(state) ? state : before };
    if (effect === 'stop') this.#live?.stop();
    if (effect === 'hint' && exercise) this.#hint(exercise, state.language);
    return { state };
  }

  #leave(state: ReaderState, onward: Onward): Pressed<ReaderState> {
    this.#onward = onward;
    return { state, code: onward.to === 'out' ? onward.code : 0 };
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
    const { progress, lesson, room } = this.#options;
    const { steps } = this.#reading(state.language);
    room?.reads(lesson.id, steps[state.step]?.section ?? '');
    const facts = factsOf(this.#seen, state, lesson.id, steps);
    this.#seen = state;
    if (facts.length > 0) progress.add(...facts);
  }
}
