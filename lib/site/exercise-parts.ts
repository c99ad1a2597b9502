import type { Language } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import type { Exercise } from '../course/exercises.ts';
import type { Lesson } from '../course/lesson.ts';
import { coloredLines } from '../html/code.ts';
import { type Html, html, join } from '../html/html.ts';
import { renderNeighbours } from '../html/nav.ts';
import { type LessonContext, lessonContext } from '../html/page-context.ts';
import { exercisePath, lessonPath, relativeLink } from '../html/paths.ts';
import type { Site } from '../html/site.ts';

/** An exercise's page about to be drawn. What its text says of sections is on the lesson's page. */
export function exerciseContext(
  site: Site,
  lesson: Lesson,
  language: Language,
  path: string,
): LessonContext {
  const textPath = lessonPath(language, lesson.slug);
  return { ...lessonContext(site, lesson, language, path, []), textPath };
}

/** Whose exercise it is, which of how many, and its name. */
export function renderOpening(exercise: Exercise, context: LessonContext, title: string): Html {
  const { language, path, lesson } = context;
  const at = lesson.exercises.indexOf(exercise.slug) + 1;
  const back = `${relativeLink(path, lessonPath(language, lesson.slug))}#exercise_${exercise.slug}`;
  const count = words('exercises', language, 'at', { at, of: lesson.exercises.length });
  return html`<header class="opening">
<p class="number"><a href="${back}">${lesson.pages[language].front.title}</a> · ${count}</p>
<h1>${title}</h1>
</header>
`;
}

export function renderProgramText(name: string, text: string): Html {
  return html`<figure class="code">
<figcaption><code>${name}</code></figcaption>
<pre><code>${join(coloredLines(text), '\n')}</code></pre>
</figure>
`;
}

/** The exercises before and after, whatever their lesson. */
export function renderNextExercises(
  { id }: Exercise,
  { site, language, path }: LessonContext,
): Html | null {
  const all = site.lessons.flatMap((lesson) =>
    lesson.manifest.exercises.map(({ slug, title }) => ({ lesson, slug, title: title[language] })),
  );
  return renderNeighbours(path, words('exercises', language, 'neighbours'), {
    items: all,
    at: all.findIndex(({ lesson, slug }) => `${lesson.id}/${slug}` === id),
    pathOf: ({ lesson, slug }) => exercisePath(language, lesson.slug, slug),
    textOf: ({ title }, direction) =>
      html`<span>${words('exercises', language, direction)}</span> ${title}`,
  });
}
