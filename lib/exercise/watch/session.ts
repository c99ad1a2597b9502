import type { Language } from '../../base/i18n.ts';
import type { LessonSummary } from '../../course/catalogue.ts';
import { type Exercise, listExercises } from '../../course/exercises.ts';
import type { Journal } from '../../learner/journal.ts';
import { programFile, shownPath } from '../../learner/place.ts';
import { exerciseIn } from '../../learner/progress.ts';
import { nextExercise, statusOf } from '../../learner/status.ts';
import { startExercise } from '../../learner/workspace.ts';
import type { Highlighter } from '../../terminal/code.ts';
import { ownSubject } from '../subject.ts';
import { openHint } from '../task.ts';
import type { RoundsEvent } from './round.ts';
import { Rounds } from './rounds.ts';
import { openingView, pressWatch, type WatchState } from './state.ts';
import type { Watched } from './view.ts';

export type WatchOptions = {
  exercise: Exercise;
  lessons: readonly LessonSummary[];
  work: URL;
  progress: Journal;
  language: Language;
  /** Opened from a menu or a lesson, which leaving it goes back to; default: it is the command. */
  within?: boolean;
};

export type SessionOptions = WatchOptions & {
  /** There is something new to see; `verdict`: the verdict itself. */
  onChange: (verdict: boolean) => void;
  onFail: (error: unknown) => void;
};

/** A watch without its terminal: the exercise at hand, its rounds, and what is looked at. */
export class WatchSession {
  readonly #options: SessionOptions;
  #exercise: Exercise;
  #rounds: Rounds;
  #outdated = false;
  #highlighter: Highlighter = plainly;
  state: WatchState;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#exercise = options.exercise;
    this.state = openingView(options.language, 'verdict');
    this.#rounds = this.#begin(options.exercise);
  }

  close(): Promise<void> {
    return this.#rounds.close();
  }

  /** A program that is being judged is judged again afterward: its peers were frozen meanwhile. */
  suspend(): void {
    if (this.#rounds.state.judging) this.#rounds.restart();
  }

  /** Does what a key asks for; gives the exit code where it ends the watch. */
  press(key: string, extent: { height: number; room: number }): number | null {
    const { progress } = this.#options;
    const before = this.state;
    const { state, effect } = pressWatch(before, key, { ...extent, open: this.#isOpen() });
    this.state = state;
    if (state.language !== before.language) {
      progress.add({ fact: 'language', language: state.language });
      this.#rounds.speak();
    }
    switch (effect) {
      case 'quit':
        return 0;
      case 'cancel':
        return 130;
      case 'hint':
        this.#hint(before.view === 'hints');
        break;
      case 'solution':
        this.#solution();
        break;
      case 'again':
        this.#rounds.restart();
        break;
      case 'next':
        this.#next();
    }
    return null;
  }

  watched(): Watched {
    const { work, progress } = this.#options;
    const exercise = this.#exercise;
    return {
      exercise,
      file: shownPath(programFile(work, exercise)),
      outdated: this.#outdated,
      within: this.#options.within ?? false,
      rounds: this.#rounds.state,
      state: this.state,
      hints: exerciseIn(progress.read(), exercise.id).hints,
      source: () => sourceOf(exercise, work),
      highlighter: this.#highlighter,
    };
  }

  /** Goes to an exercise; a new one starts with its task. */
  #begin(exercise: Exercise): Rounds {
    const { work, progress, onFail } = this.#options;
    const { made, outdated } = startExercise(exercise, work, progress, this.state.language);
    this.#outdated = outdated;
    this.#exercise = exercise;
    this.state = openingView(this.state.language, made ? 'task' : 'verdict');
    const rounds = new Rounds({
      exercise,
      work,
      progress,
      language: () => this.state.language,
      onEvent: (event) => {
        // Those of a round that was given up are no longer about this exercise.
        if (this.#rounds === rounds) this.#heard(event);
      },
      onFail,
    });
    this.#rounds = rounds;
    rounds.open();
    return rounds;
  }

  #heard(event: RoundsEvent): void {
    // A person who reads the task of a new exercise has not saved anything yet.
    const reads = this.state.view === 'task' && this.#rounds.state.count === 1;
    if (event === 'saved' && !reads) this.state = { ...this.state, view: 'verdict', top: 0 };
    this.#options.onChange(event === 'verdict');
  }

  /** The hints that are open are shown first; one more is opened by who sees them. */
  #hint(seen: boolean): void {
    const { progress } = this.#options;
    const { id } = this.#exercise;
    if (!seen && exerciseIn(progress.read(), id).hints > 0) return;
    openHint(this.#exercise, progress);
  }

  /** Whether the solution needs no second press. */
  #isOpen(): boolean {
    const known = this.#options.progress.read();
    const { solution } = exerciseIn(known, this.#exercise.id);
    return solution || statusOf(known, this.#exercise) === 'passed';
  }

  #solution(): void {
    this.#options.progress.add({ fact: 'solution', exercise: this.#exercise.id });
    if (this.#highlighter !== plainly) return;
    void import('../../course/highlight.ts').then(({ highlight }) => {
      this.#highlighter = highlight;
      this.#options.onChange(false);
    });
  }

  #next(): void {
    const all = listExercises(this.#options.lessons);
    const next = nextExercise(this.#options.progress.read(), all, this.#exercise.id);
    if (next && next.id !== this.#exercise.id) {
      void this.#rounds.close();
      this.#begin(next);
    } else this.state = { ...this.state, allPassed: next === null };
  }
}

/** Code without colors, until those are loaded. */
const plainly: Highlighter = (code) =>
  code.split('\n').map((text) => [{ kind: 'plain' as const, text }]);

function sourceOf(exercise: Exercise, work: URL): string | null {
  try {
    return ownSubject(exercise, work).source;
  } catch {
    return null;
  }
}
