import type { Language } from '../base/i18n.ts';
import type { Block } from '../course/blocks.ts';
import type { Exercise } from '../course/exercises.ts';
import type { Lesson } from '../course/lesson.ts';
import { renderBlocks } from '../html/blocks.ts';
import { colouredLines } from '../html/code.ts';
import { exerciseWords as say } from '../html/exercise.ts';
import { type Html, html, join } from '../html/html.ts';
import { besideLesson } from '../html/page-context.ts';
import { exercisePath, lessonPath, relativeLink } from '../html/paths.ts';
import { inlinesOf } from '../html/said.ts';
import type { LessonScene, Scene, Site } from '../html/site.ts';

/** An exercise's page about to be drawn. What its text says of sections is on the lesson's page. */
export function exerciseScene(
  site: Site,
  lesson: Lesson,
  language: Language,
  path: string,
): LessonScene {
  const anchors = lessonPath(language, lesson.slug);
  return { ...besideLesson(site, lesson, language, path), anchors };
}

/** Whose exercise it is, which of how many, and its name. */
export function renderOpening(exercise: Exercise, scene: LessonScene, title: string): Html {
  const { language, path, lesson } = scene;
  const at = lesson.exercises.indexOf(exercise.slug) + 1;
  const back = `${relativeLink(path, lessonPath(language, lesson.slug))}#exercise_${exercise.slug}`;
  const count = say(language, 'at', { at, of: lesson.exercises.length });
  return html`<header class="opening">
<p class="number"><a href="${back}">${lesson.pages[language].front.title}</a> · ${count}</p>
<h1>${title}</h1>
</header>
`;
}

/** A heading as lessons have it, with its address and its twin. */
export function renderTitle(id: string, text: string, scene: Scene): Html {
  const heading: Block = { type: 'heading', level: 2, id, children: inlinesOf(text), line: 1 };
  return renderBlocks([heading], scene);
}

export function renderProgramText(name: string, text: string): Html {
  return html`<figure class="code">
<figcaption><code>${name}</code></figcaption>
<pre><code>${join(colouredLines(text), '\n')}</code></pre>
</figure>
`;
}

/** The exercises before and after, whatever their lesson. */
export function renderNeighbours(
  { id }: Exercise,
  { site, language, path }: LessonScene,
): Html | null {
  const all = site.lessons.flatMap((lesson) =>
    lesson.manifest.exercises.map(({ slug, title }) => ({ lesson, slug, title: title[language] })),
  );
  const at = all.findIndex(({ lesson, slug }) => `${lesson.id}/${slug}` === id);
  const links = (['previous', 'next'] as const).map((kind) => {
    const to = all[kind === 'next' ? at + 1 : at - 1];
    if (!to) return null;
    const address = relativeLink(path, exercisePath(language, to.lesson.slug, to.slug));
    return html`<a rel="${kind === 'next' ? 'next' : 'prev'}" href="${address}"><span>${say(language, kind)}</span> ${to.title}</a>\n`;
  });
  if (links.every((link) => link === null)) return null;
  return html`<nav class="neighbours" aria-label="${say(language, 'neighbours')}">\n${links}</nav>\n`;
}
