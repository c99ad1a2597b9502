import { type Language, perLanguage } from '../../base/i18n.ts';
import { type Block, plainText } from '../../course/blocks.ts';
import type { Manifest } from '../../course/catalogue.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Page } from '../../course/page.ts';
import { workshopWords } from '../words.ts';
import { shares, weightOf } from './weight.ts';

type Piece = {
  /** The lesson's folder name, `01-listening`. */
  lesson: string;
  /** The id of the section on the lesson's page. */
  section: string;
  title: Record<Language, string>;
  minutes: number;
  /** Whether half an hour of teaching needs it: some of it is marked with `::: essential`. */
  essential: boolean;
};

/** What a room does for some minutes: a section, or its part before or after an exercise; an exercise. */
export type Work =
  | (Piece & { kind: 'lesson' })
  | (Piece & { kind: 'exercise'; exercise: string; level: 1 | 2 | 3 });

/** What a room does in a lesson, in the order of its page. The minutes are those of `lesson.json`. */
export function workOf(lesson: Lesson): Work[] {
  const { manifest, pages } = lesson;
  const parts = pages.en.sections.flatMap(({ id, blocks }) =>
    cutAtExercises(blocks).map((blocks) => ({ section: id, blocks })),
  );
  const weights = parts.map(({ blocks }) => weightOf(blocks));
  const reading = shares(manifest.minutes.read, weights);
  const doing = exerciseMinutes(manifest);
  const work = parts.map(({ section, blocks }, at): Work => {
    const essential = blocks.some((block) => block.essential === true);
    const piece = { lesson: lesson.id, section, essential };
    const slug = blocks[0]?.type === 'exercise' ? blocks[0].slug : null;
    const exercise = manifest.exercises.find((one) => one.slug === slug);
    if (!exercise) {
      const title = perLanguage((language) => titleOf(pages[language], section));
      return { ...piece, kind: 'lesson', title, minutes: reading[at] ?? 0 };
    }
    const { title, level = 1 } = exercise;
    const minutes = doing.get(exercise.slug) ?? 0;
    return { ...piece, kind: 'exercise', exercise: exercise.slug, level, title, minutes };
  });
  return work.filter(({ minutes }) => minutes > 0);
}

/** Blocks in parts: each exercise alone, and what is before, between and after them. */
function cutAtExercises(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (last && last[0]?.type !== 'exercise' && block.type !== 'exercise') last.push(block);
    else parts.push([block]);
  }
  return parts;
}

/** The minutes of each exercise; those that say none share what the others leave of the lesson's. */
function exerciseMinutes({ exercises, minutes }: Manifest): Map<string, number> {
  const said = exercises.reduce((sum, exercise) => sum + (exercise.minutes ?? 0), 0);
  const unsaid = exercises.map((exercise) => (exercise.minutes === undefined ? 1 : 0));
  const shared = shares(Math.max(0, minutes.exercises - said), unsaid);
  return new Map(
    exercises.map((exercise, at) => [exercise.slug, exercise.minutes ?? shared[at] ?? 0]),
  );
}

function titleOf({ sections, language }: Page, id: string): string {
  const title = plainText(sections.find((section) => section.id === id)?.title ?? []);
  return title || workshopWords(language, 'agenda.opening');
}
