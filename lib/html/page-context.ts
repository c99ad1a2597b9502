import type { Language } from '../base/i18n.ts';
import { everyBlock } from '../course/blocks.ts';
import type { Lesson } from '../course/lesson.ts';
import { lessonPath } from './paths.ts';
import type { LessonScene, Scene, Site } from './site.ts';

/** A page with a lesson's text, about to be drawn; its runs are numbered. */
export function lessonScene(
  site: Site,
  lesson: Lesson,
  language: Language,
  path = lessonPath(language, lesson.slug),
): LessonScene {
  const runs = [...everyBlock(lesson.pages[language].blocks)].filter(({ type }) => type === 'run');
  return {
    ...besideLesson(site, lesson, language, path),
    runs: new Map(runs.map((block, index) => [block, index + 1])),
  };
}

/** A page of a lesson with another text than the lesson's: it has no runs. */
export function besideLesson(
  site: Site,
  lesson: Lesson,
  language: Language,
  path: string,
): LessonScene {
  return { ...aloneScene(site, language, path, `lessons/${lesson.id}`), lesson };
}

/** A page outside the lessons. */
export function aloneScene(
  site: Site,
  language: Language,
  path: string,
  folder = 'lessons',
): Scene {
  return { site, language, path, folder, lesson: null, runs: new Map() };
}
