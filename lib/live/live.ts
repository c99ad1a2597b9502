import type { Lesson } from '../course/lesson.ts';
import type { Html } from '../html/html.ts';
import type { Journal } from '../learner/journal.ts';
import type { Gate } from '../serve/gate.ts';
import type { App } from '../serve/guard.ts';
import { apply } from './apply.ts';
import type { ExercisePlace, PagePlace, QuestionPlace, RunPlace } from './place.ts';
import type { RoomDoor } from './room-part.ts';
import { Runs } from './runs.ts';
import { type LiveEffect, type LiveEvent, type LiveState, noState } from './state.ts';

/** Whose browser it is: there is one learner. */
export type Learner = { role: 'learner' };

export type LiveOptions = {
  gate: Gate<Learner>;
  /** Where the lessons are, and the learner's own files. */
  lessons: URL;
  work: URL;
  progress: Journal;
  lessonOf: (id: string) => Lesson | undefined;
  /** Milliseconds until the programs of a tab that was closed are stopped; default: 10,000. */
  patience?: number | undefined;
  /** How an instructor's room is joined; null: not at all. */
  room: RoomDoor | null;
  /** Something that pages show has changed. */
  changed: () => void;
  /** Told what went wrong in the workbook itself. */
  report: (error: unknown) => void;
};

/**
 * What a part of the live page adds: routes, and what is drawn in each place where programs, an
 * exercise, or a question are shown. A drawing is asked for whenever something has changed, and sent if it is
 * different: it is a function of the state, and quick.
 */
export type Part = (app: App, live: Live) => PartDrawings;

export type PartDrawings = {
  /** What ids of its elements end with: `live_run_1_peer`. */
  name: string;
  /** Buttons beside Run and Stop. */
  tools?: (place: RunPlace) => Html | null;
  /** Below them. */
  run?: (place: RunPlace) => Html | null;
  exercise?: (place: ExercisePlace) => Html | null;
  question?: (place: QuestionPlace) => Html | null;
  /** Above everything else on each page. */
  page?: (place: PagePlace) => Html | null;
  /** A program as the learner has changed it; null: as it is in the lesson. */
  ownFile?: (lesson: string, program: string) => URL | null;
  /** Scripts and styles of its own, by name, for every page; `/.live/NAME`. */
  assets?: Readonly<Record<string, URL>>;
  /** Ends what it has begun. */
  close?: () => Promise<void> | void;
};

/** The state of everything that is alive on pages, the events that change it, and what they cause. */
export class Live {
  readonly gate: Gate<Learner>;
  readonly lessons: URL;
  readonly work: URL;
  readonly progress: Journal;
  readonly lessonOf: LiveOptions['lessonOf'];
  readonly room: RoomDoor | null;
  readonly changed: () => void;
  readonly report: (error: unknown) => void;
  state: LiveState = noState;
  readonly #runs: Runs;
  readonly #parts: PartDrawings[] = [];
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  readonly #patience: number;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(options: LiveOptions) {
    const { gate, lessons, work, progress, lessonOf, changed, report } = options;
    this.#patience = options.patience ?? 10_000;
    this.gate = gate;
    this.lessons = lessons;
    this.work = work;
    this.progress = progress;
    this.lessonOf = lessonOf;
    this.room = options.room;
    this.changed = changed;
    this.report = report;
    this.#runs = new Runs({
      ...{ lessonOf, report, send: (event) => this.dispatch(event) },
      ownFile: (lesson, program) => {
        for (const { ownFile } of this.#parts) {
          const file = ownFile?.(lesson, program);
          if (file) return file;
        }
        return null;
      },
    });
  }

  get parts(): readonly PartDrawings[] {
    return this.#parts;
  }

  add(part: PartDrawings): void {
    this.#parts.push(part);
  }

  dispatch(event: LiveEvent): void {
    const { state, effects } = apply(this.state, event);
    const isSame = state === this.state;
    this.state = state;
    for (const effect of effects) this.#perform(effect);
    for (const heard of this.#listeners) heard(event);
    if (!isSame) this.changed();
  }

  /** Calls after each event, with the state already changed; what is returned ends that. */
  onEvent(heard: (event: LiveEvent) => void): () => void {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  /** Ends everything; settles when no process is left. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#parts.map(({ close }) => close?.()));
    await this.#runs.close();
  }

  #perform(effect: LiveEffect): void {
    switch (effect.effect) {
      case 'start':
        this.#runs.start(effect.started, effect.number);
        break;
      case 'stop':
        this.#runs.stop(effect.id);
        break;
      case 'look-later': {
        const { tab } = effect;
        const timer = setTimeout(() => {
          this.#timers.delete(timer);
          this.dispatch({ type: 'tab-gone', tab });
        }, this.#patience);
        this.#timers.add(timer);
      }
    }
  }
}
