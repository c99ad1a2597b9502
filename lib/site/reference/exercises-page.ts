import { words } from '../../base/words.ts';
import type { Lesson } from '../../course/lesson.ts';
import { type Html, html } from '../../html/html.ts';
import { withCode } from '../../html/inline.ts';
import type { PageContext } from '../../html/page-context.ts';
import { exerciseFacts } from '../../html/page-parts.ts';
import { exercisePath, relativeLink } from '../../html/paths.ts';
import { type Part, renderReference } from './reference-page.ts';

/** Every exercise: how long it takes, how hard it is, what it teaches; a script says which are done. */
export function renderExercises(context: PageContext): string {
  const { site, language, path } = context;
  const say = (key: 'title' | 'say' | 'how' | 'load' | 'done' | 'loaded' | 'wrong'): string =>
    words('exercises', language, `list.${key}`);
  const opening = html`<p>${withCode(say('how'))}</p>
<div id="exercises_done" hidden data-done="${say('done')}" data-loaded="${say('loaded')}" data-wrong="${say('wrong')}">
<label for="exercises_file">${withCode(say('load'))}</label>
<input type="file" id="exercises_file" accept=".json,application/json">
<p role="status"></p>
</div>
`;
  const lessons = site.lessons.filter(({ manifest }) => manifest.exercises.length > 0);
  return renderReference(context, {
    kind: 'listing',
    title: say('title'),
    say: say('say'),
    opening,
    parts: lessons.map((lesson) => partOf(lesson, context)),
    head: html`<script src="${relativeLink(path, 'assets/exercises.js')}" defer></script>\n`,
  });
}

function partOf(lesson: Lesson, { language, path }: PageContext): Part {
  const entry = ({ slug, title, teaches }: Lesson['manifest']['exercises'][number]): Html => {
    const to = relativeLink(path, exercisePath(language, lesson.slug, slug));
    const facts = exerciseFacts(lesson, slug, language);
    return html`<dt id="${slug}" data-exercise="${lesson.id}/${slug}"><a href="${to}">${title[language]}</a></dt>
<dd>${teaches && html`<p>${teaches[language]}</p>\n`}${facts && html`<p class="facts">${facts}</p>\n`}</dd>
`;
  };
  const { title } = lesson.pages[language].front;
  const body = html`<dl class="tasks">\n${lesson.manifest.exercises.map(entry)}</dl>\n`;
  return { id: lesson.slug, title, body };
}
