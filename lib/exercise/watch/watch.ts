import type { Language } from '../../base/i18n.ts';
import type { LessonSummary } from '../../course/catalogue.ts';
import { type Exercise, listExercises } from '../../course/exercises.ts';
import type { Journal } from '../../learner/journal.ts';
import { exerciseIn, nextExercise } from '../../learner/progress.ts';
import { programFile, shownPath, startExercise } from '../../learner/workspace.ts';
import type { RoomView } from '../../terminal/room-view.ts';
import { openHint } from '../task.ts';
import { apply } from './apply.ts';
import { Judging } from './judging.ts';
import {
  openingState,
  type Seen,
  type WatchEffect,
  type WatchEvent,
  type WatchState,
} from './state.ts';

export type WatchOptions = {
  exercise: Exercise;
  lessons: readonly LessonSummary[];
  work: URL;
  progress: Journal;
  language: Language;
  /** The room that the learner takes part in. */
  room?: RoomView | null;
};

/** What shows a watch: it is told of each event, with the state after it. */
export type Printer = {
  print: (event: WatchEvent, state: WatchState) => void;
  /** An error in the workbook itself ends the watch. */
  fail: (error: unknown) => void;
};

/** A watch: its state, the events that change it, and what they cause. */
export class Watch {
  readonly #options: WatchOptions;
  readonly #printer: Printer;
  #judging: Judging;
  state: WatchState;

  constructor(options: WatchOptions, printer: Printer) {
    this.#options = options;
    this.#printer = printer;
    this.state = openingState(options.exercise, options.language);
    this.#judging = this.#open(options.exercise);
  }

  press(key: string, seen: Seen): void {
    const known = exerciseIn(this.#options.progress.read(), this.state.exercise.id);
    this.send({ type: 'key', key, seen, known });
  }

  send(event: WatchEvent): void {
    const { state, effects } = apply(this.state, event);
    this.state = state;
    this.#printer.print(event, state);
    for (const effect of effects) this.#perform(effect);
  }

  close(): Promise<void> {
    return this.#judging.close();
  }

  #perform(effect: WatchEffect): void {
    const { progress } = this.#options;
    if (typeof effect === 'object') progress.add(effect);
    else if (effect === 'hint') openHint(this.state.exercise, progress);
    else if (effect === 'next') this.#next();
    else this.#judging.perform(effect, this.state);
  }

  #next(): void {
    const all = listExercises(this.#options.lessons);
    const { id } = this.state.exercise;
    const next = nextExercise(this.#options.progress.read(), all, id);
    if (next && next.id !== id) {
      void this.#judging.close();
      this.#open(next);
    } else this.send({ type: 'all-passed', passed: next === null });
  }

  /** Goes to an exercise; a new one starts with its task. */
  #open(exercise: Exercise): Judging {
    const { work, progress } = this.#options;
    const started = startExercise(exercise, work, progress, this.state.language);
    const { fail } = this.#printer;
    const send = (event: WatchEvent): void => this.send(event);
    this.#judging = new Judging({ exercise, work, progress, send, fail });
    const file = shownPath(programFile(work, exercise));
    const { made, outdated } = started;
    this.send({ type: 'opened', exercise, file, made, outdated });
    return this.#judging;
  }
}
