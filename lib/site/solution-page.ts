import { type Language, translate } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import type { ExerciseFiles } from '../course/exercise-files.ts';
import { importsIn } from '../course/imports.ts';
import type { Lesson } from '../course/lesson.ts';
import { renderPartHeading } from '../html/heading.ts';
import { type Html, html } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import type { PageContext } from '../html/page-context.ts';
import { exercisePath, relativeLink, solutionPath } from '../html/paths.ts';
import { renderCommand } from '../html/run.ts';
import { withCode } from '../html/said.ts';
import type { Site } from '../html/site.ts';
import { exerciseContext, renderOpening, renderProgramText } from './exercise-parts.ts';

/** Both solutions of an exercise. Who comes here by a search engine has not tried: it has none. */
export function renderSolutionPage(
  site: Site,
  lesson: Lesson,
  language: Language,
  { exercise, solutions, wrong }: ExerciseFiles,
): string {
  const { slug } = exercise;
  const path = solutionPath(language, lesson.slug, slug);
  const context = exerciseContext(site, lesson, language, path);
  const title = words('exercises', language, 'given.title', { name: exercise.title[language] });
  const back = relativeLink(path, exercisePath(language, lesson.slug, slug));
  const main = html`<article>
${renderOpening(exercise, context, title)}<div class="callout warning" role="note">
<p class="voice">${words('exercises', language, 'given.warning')}</p>
<p>${words('exercises', language, 'given.warningSay')} <a href="${back}">${words('exercises', language, 'given.back')}</a></p>
</div>
${solutions.map((solution) => renderSolution(solution, context))}<p>${words('exercises', language, 'given.both')}</p>
<figure class="run">${renderCommand(`npm run lesson -- diff ${lesson.slug}/${slug}`, language)}</figure>
${renderPartHeading({ id: 'wrong', title: words('exercises', language, 'given.wrong') }, 2, context)}<p>${words('exercises', language, 'given.wrongSay')}</p>
<section class="exercise" aria-labelledby="wrong">
${wrong.map((answer) => renderWrong(answer, language))}</section>
</article>
`;
  const description = words('exercises', language, 'given.description', {
    title: exercise.title[language],
    lesson: lesson.pages[language].front.title,
  });
  return renderPage(
    { path, language, title, description, kind: 'task', main, unlisted: true },
    site,
  );
}

function renderSolution(
  { name, text }: ExerciseFiles['solutions'][number],
  context: PageContext,
): Html {
  const { language } = context;
  const kind = name === 'solution.ts' ? 'kit' : 'net';
  const lines = text.split('\n').length;
  return html`${renderPartHeading({ id: kind, title: words('exercises', language, `given.${kind}`) }, 2, context)}<p>${withCode(words('exercises', language, `given.${kind}Say`))}</p>
<p class="facts">${words('exercises', language, 'given.lines', { lines })} ${importsIn(text).map(
    ({ module, names }, index) =>
      html`${index > 0 && ' · '}<code>${module}</code> (${names.join(', ')})`,
  )}</p>
${renderProgramText(name, text)}`;
}

/** What a check says about a program, and the program. */
function renderWrong(
  { name, verdict, text }: ExerciseFiles['wrong'][number],
  language: Language,
): Html {
  return html`<details><summary><code>${name}.ts</code> ${translate(language, 'refusals', verdict)}</summary>
${renderProgramText(`${name}.ts`, text)}</details>
`;
}
