import type { Language } from '../../base/i18n.ts';
import { type LessonSummary, listLessons } from '../../course/catalogue.ts';
import { type Exercise, listExercises } from '../../course/exercises.ts';
import { openHint } from '../../exercise/task.ts';
import type { WatchState } from '../../exercise/watch/state.ts';
import { Watch } from '../../exercise/watch/watch.ts';
import type { Html } from '../../html/html.ts';
import { exercisePath } from '../../html/paths.ts';
import { exerciseIn } from '../../learner/progress.ts';
import { isOutdated, startExercise } from '../../learner/workspace.ts';
import type { Live } from '../live.ts';
import type { ExercisePlace } from '../place.ts';
import { type Bench, closedBench, press } from './bench.ts';
import { renderBench, renderDoor } from './draw-bench.ts';
import type { Editing } from './editing.ts';
import { exerciseProgram } from './programs.ts';

export const exerciseActs = [
  ...(['begin', 'check', 'stop', 'hint'] as const),
  ...(['diff', 'solution', 'yes', 'no'] as const),
] as const;
export type ExerciseAct = (typeof exerciseActs)[number];

/** Who acts: in which language, from which of the browser's tabs. */
export type Actor = { language: Language; tab: string };

type Checking = { watch: Watch; tab: string };

/** Milliseconds within which a check was asked for together with a save, which judges as well. */
const together = 1_000;

/** The exercises that pages show: their checks, their hints, what is open beside them. */
export class Exercises {
  readonly #live: Live;
  readonly #editing: Editing;
  readonly #lessons: readonly LessonSummary[];
  readonly #checking = new Map<string, Checking>();
  /** What was said when a check was ended. */
  readonly #judged = new Map<string, WatchState>();
  readonly #benches = new Map<string, Bench>();
  readonly #savedAt = new Map<string, number>();
  readonly #closing = new Set<Promise<void>>();
  readonly #unheard: () => void;

  constructor(live: Live, editing: Editing) {
    this.#live = live;
    this.#editing = editing;
    this.#lessons = listLessons(live.lessons);
    this.#unheard = live.onEvent((event) => {
      // It may have come back.
      if (event.type !== 'tab-gone' || live.state.tabs[event.tab] !== undefined) return;
      this.#end(({ tab }) => tab === event.tab);
    });
  }

  named(id: string): Exercise | undefined {
    return listExercises(this.#lessons).find((exercise) => exercise.id === id);
  }

  draw({ slug, context }: ExercisePlace): Html | null {
    const exercise = this.named(`${context.lesson.id}/${slug}`);
    const { work, progress } = this.#live;
    if (!exercise) return null;
    const program = exerciseProgram(exercise, work);
    const checking = this.#checking.get(exercise.id);
    const shown = {
      ...{ exercise, program, context, progress: progress.read() },
      copy: this.#editing.copies.of(program),
      edited: this.#editing.editedOf(program),
      watch: checking?.watch.state ?? this.#judged.get(exercise.id) ?? null,
      isChecking: checking !== undefined,
      isOutdated: isOutdated(exercise, progress),
      bench: this.#benches.get(exercise.id) ?? closedBench,
    };
    const { language, lesson, path } = context;
    const isOwn = path === exercisePath(language, lesson.slug, slug);
    return isOwn ? renderBench(shown) : renderDoor(shown);
  }

  act(exercise: Exercise, act: ExerciseAct, actor: Actor): void {
    const { work, progress } = this.#live;
    switch (act) {
      case 'begin': {
        const begin = (): unknown => startExercise(exercise, work, progress, actor.language);
        this.#editing.begin(exerciseProgram(exercise, work), begin);
        break;
      }
      case 'check':
        this.#check(exercise, actor);
        break;
      case 'stop':
        this.#end(({ watch }) => watch.state.exercise.id === exercise.id);
        break;
      case 'hint':
        openHint(exercise, progress);
        break;
      default: {
        const before = this.#benches.get(exercise.id) ?? closedBench;
        const known = exerciseIn(progress.read(), exercise.id);
        const { bench, facts } = press(before, act, exercise.id, known);
        this.#benches.set(exercise.id, bench);
        if (facts.length > 0) progress.add(...facts);
      }
    }
    this.#live.changed();
  }

  /** The learner's program was saved: it is judged, from now on at every save. */
  saved(exercise: Exercise, actor: Actor): void {
    this.#savedAt.set(exercise.id, performance.now());
    const known = this.#checking.get(exercise.id);
    if (known) known.tab = actor.tab;
    else this.#check(exercise, actor);
  }

  #check(exercise: Exercise, { language, tab }: Actor): void {
    const { id } = exercise;
    const known = this.#checking.get(id);
    if (known) {
      const since = performance.now() - (this.#savedAt.get(id) ?? Number.NEGATIVE_INFINITY);
      known.tab = tab;
      if (since < together) return;
      const seen = { top: 0, height: 0, room: 0 };
      const progress = exerciseIn(this.#live.progress.read(), id);
      known.watch.send({ type: 'key', key: 'r', seen, known: progress });
      return;
    }
    // Processes wait for the next save: those of one exercise are enough.
    this.#end((checking) => checking.tab === tab);
    this.#judged.delete(id);
    const { work, progress, report } = this.#live;
    const options = { exercise, lessons: this.#lessons, work, progress, language };
    const watch: Watch = new Watch(options, {
      print: () => this.#live.changed(),
      fail: (error) => {
        report(error);
        this.#end((checking) => checking.watch === watch);
      },
    });
    this.#checking.set(id, { watch, tab });
  }

  /** Ends some of the checks. */
  #end(which: (checking: Checking) => boolean): void {
    for (const [id, checking] of this.#checking) {
      if (!which(checking)) continue;
      this.#checking.delete(id);
      const { state } = checking.watch;
      if (state.round?.attempt) this.#judged.set(id, state);
      const closing = checking.watch.close().catch(this.#live.report);
      this.#closing.add(closing);
      void closing.then(() => this.#closing.delete(closing));
    }
  }

  async close(): Promise<void> {
    this.#unheard();
    this.#end(() => true);
    await Promise.all(this.#closing);
  }
}
