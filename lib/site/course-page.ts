import { words } from '../base/words.ts';
import { lessonNumber } from '../course/catalogue.ts';
import type { Lesson } from '../course/lesson.ts';
import { courseRows, directNeeds } from '../course/needs.ts';
import { type Html, html } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import type { PageContext } from '../html/page-context.ts';
import { lessonTime, renderTitle } from '../html/page-parts.ts';
import { exercisePath, lessonPath, relativeLink } from '../html/paths.ts';

/** The course as a map, from what each lesson's manifest says: what needs what, how long it takes. */
export function renderCourse(context: PageContext): string {
  const { site, language } = context;
  const title = words('reference', language, 'course.title');
  const description = words('reference', language, 'course.say');
  const rows = courseRows(site.lessons).map(
    (row) => html`<li><ul>
${row.map((lesson) => renderLesson(lesson, context))}</ul></li>
`,
  );
  const main = html`<article class="syllabus" id="page_text" tabindex="-1">
${renderTitle(title, description)}<p>${words('reference', language, 'course.how')}</p>
<ol>
${rows}</ol>
</article>
`;
  return renderPage(context, { title, description, kind: 'listing', main });
}

function renderLesson(lesson: Lesson, { site, language, path }: PageContext): Html {
  const to = (address: string): string => relativeLink(path, address);
  const needs = directNeeds(lesson, site.lessons).map(
    (need, at) =>
      html`${at > 0 && ', '}<a href="${to(lessonPath(language, need.slug))}">${lessonNumber(need)}. ${need.pages[language].front.title}</a>`,
  );
  const exercises = lesson.manifest.exercises.map(
    ({ slug, title, minutes }) =>
      html`<li><a href="${to(exercisePath(language, lesson.slug, slug))}">${title[language]}</a>${minutes !== undefined && html` <span class="facts">${words('exercises', language, 'minutes', { minutes })}</span>`}</li>
`,
  );
  return html`<li><h2><a href="${to(lessonPath(language, lesson.slug))}">${lessonNumber(lesson)}. ${lesson.pages[language].front.title}</a></h2>
<p class="facts">${lessonTime(lesson, language)}</p>
<p>${needs.length > 0 ? html`${words('reference', language, 'course.needs')} ${needs}` : words('reference', language, 'course.first')}</p>
${exercises.length > 0 && html`<ul>\n${exercises}</ul>\n`}</li>
`;
}
