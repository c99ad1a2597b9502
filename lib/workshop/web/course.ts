import { type Language, translate } from '../../base/i18n.ts';
import { type Block, blocksOf, isPrompt, type Predict, plainText } from '../../course/blocks.ts';
import { type Exercise, listExercises } from '../../course/exercises.ts';
import { explanationOf, type SectionPlace } from '../../course/explained.ts';
import type { Lesson } from '../../course/lesson.ts';
import { gistOf } from '../../course/sentences.ts';
import { renderBlocks } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { type LessonContext, lessonContext, type Site } from '../../html/page-context.ts';
import { readSite } from '../../site/read-site.ts';
import type { Place } from '../room/event.ts';
import { placeKey, type Step, stepsOf } from './plan.ts';

/** A question, the lesson that asks it, and what it is about. */
export type Asked = { lesson: Lesson; predict: Predict; gist: string };

/**
 * What a room's pages show of its lessons. The room is drawn many times a second, its lessons stay:
 * what was drawn from them is kept.
 */
export class RoomCourse {
  readonly site: Site;
  readonly lessons: readonly Lesson[];
  readonly exercises: readonly Exercise[];
  readonly steps: readonly Step[];
  readonly #kept = new Map<string, unknown>();

  constructor(ids: readonly string[], folder: URL) {
    this.site = readSite(folder);
    this.lessons = ids.flatMap((id) => this.site.lessons.find((lesson) => lesson.id === id) ?? []);
    this.exercises = listExercises(this.lessons);
    this.steps = stepsOf(this.lessons);
  }

  lesson(id: string): Lesson | undefined {
    return this.lessons.find((lesson) => lesson.id === id);
  }

  exercise(id: string): Exercise | undefined {
    return this.exercises.find((exercise) => exercise.id === id);
  }

  exercisesOf(lesson: string): Exercise[] {
    return this.exercises.filter((exercise) => exercise.lesson.id === lesson);
  }

  /** The minutes that are planned for an exercise, `03-async-server/echo`. */
  readonly minutesOf = (exercise: string): number =>
    this.steps.find((step) => step.place.exercise === exercise)?.minutes ?? 0;

  /** The step at a place, and those around it. */
  around(place: Place | null): Record<'before' | 'at' | 'after', Step | undefined> {
    if (!place) return { before: undefined, at: undefined, after: this.steps[0] };
    const at = this.steps.findIndex((step) => placeKey(step.place) === placeKey(place));
    return { before: this.steps[at - 1], at: this.steps[at], after: this.steps[at + 1] };
  }

  /** What a place is called: a section's title, or an exercise's. */
  titleOf(place: Place, language: Language): string {
    const step = this.around(place).at;
    if (step) return step.title[language];
    const page = this.lesson(place.lesson)?.pages[language];
    const heading = page?.outline.headings.find(({ id }) => id === place.section);
    return heading ? plainText(heading.children) : (page?.front.title ?? '');
  }

  section({ lesson, section }: Place, language: Language) {
    const page = this.lesson(lesson)?.pages[language];
    return page?.written.sections.find(({ id }) => id === section);
  }

  /** Every question of the room's lessons, in order. */
  questions(language: Language): Asked[] {
    return this.#keep(`questions ${language}`, () =>
      this.lessons.flatMap((lesson) =>
        blocksOf(lesson.pages[language].blocks, 'predict').map((predict) => ({
          ...{ lesson, predict, gist: gistOf(predict.question) },
        })),
      ),
    );
  }

  question(lesson: string, id: string, language: Language): Asked | undefined {
    return this.questions(language).find(
      (asked) => asked.lesson.id === lesson && asked.predict.id === id,
    );
  }

  /** The questions that a section asks. */
  questionsAt(place: Place, language: Language): Asked[] {
    const section = this.section(place, language);
    if (!section) return [];
    const inside = blocksOf(
      section.blocks.filter((block) => !isPrompt(block)) as Block[],
      'predict',
    );
    return inside.flatMap(({ id }) => this.question(place.lesson, id, language) ?? []);
  }

  /** What is only for the instructor in a section. */
  notes(place: Place, language: Language): Html | null {
    return this.#keep(`notes ${placeKey(place)} ${language}`, () => {
      const lesson = this.lesson(place.lesson);
      const prompts = this.section(place, language)?.blocks.filter(isPrompt) ?? [];
      if (!lesson || prompts.length === 0) return null;
      const context = this.contextOf(lesson, language);
      return html`${prompts.map(({ children }) => renderBlocks(children, context))}`;
    });
  }

  /** A hint of an exercise, counted from 1. */
  hint(exercise: string, number: number, language: Language): Html | null {
    return this.#keep(`hint ${exercise} ${number} ${language}`, () => {
      const { lesson: summary, slug = '' } = this.exercise(exercise) ?? {};
      const lesson = summary && this.lesson(summary.id);
      if (!lesson) return null;
      const block = blocksOf(lesson.pages[language].blocks, 'exercise').find(
        (candidate) => candidate.slug === slug,
      );
      const hint = block?.hints[number - 1];
      return hint ? renderBlocks(hint, this.contextOf(lesson, language)) : null;
    });
  }

  /** The section that explains what a check says about an exercise. */
  explanation(exercise: string, verdict: string, language: Language): SectionPlace | null {
    return this.#keep(`why ${exercise} ${verdict} ${language}`, () => {
      const known = this.exercise(exercise);
      return known ? explanationOf({ id: verdict, params: {} }, known, language, this.site) : null;
    });
  }

  /** A lesson's blocks on one of the room's pages, which are at the root of the site. */
  contextOf(lesson: Lesson, language: Language): LessonContext {
    const context = lessonContext(this.site, lesson, language, 'room');
    return { ...context, id: (name) => `room_${name}` };
  }

  #keep<Value>(name: string, make: () => Value): Value {
    if (!this.#kept.has(name)) this.#kept.set(name, make());
    return this.#kept.get(name) as Value;
  }
}

/** What a check says about programs like this one; the ids come from learners. */
export function refusalText(language: Language, verdict: string): string {
  return textOr(language, 'refusals', verdict) ?? verdict;
}

export function peerName(language: Language, peer: string): string {
  return textOr(language, 'verdicts', `peer.${peer}`) ?? peer;
}

/** What `doctor` looked at. */
export function machinePart(language: Language, part: string): string {
  return textOr(language, 'doctor', `name.${part}`) ?? part;
}

/** A text whose key comes from a learner, and may be none of ours. */
function textOr(language: Language, room: string, key: string): string | null {
  try {
    return translate(language, room, key);
  } catch {
    return null;
  }
}
