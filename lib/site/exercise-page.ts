import type { Language } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { everyBlock } from '../course/blocks.ts';
import type { ExerciseFiles } from '../course/exercise-files.ts';
import type { Lesson } from '../course/lesson.ts';
import { linkTerms } from '../course/term-links.ts';
import { type ExerciseBlock, renderBlocks } from '../html/blocks.ts';
import { renderPartHeading } from '../html/heading.ts';
import { type Html, html } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import type { PageContext } from '../html/page-context.ts';
import { exercisePath, relativeLink, solutionPath } from '../html/paths.ts';
import { renderCommand } from '../html/run.ts';
import { withCode } from '../html/said.ts';
import type { Site } from '../html/site.ts';
import { renderAlone } from './download.ts';
import {
  exerciseContext,
  renderNextExercises,
  renderOpening,
  renderProgramText,
} from './exercise-parts.ts';
import { renderBehind, renderStatus } from './page-status.ts';

/** An exercise: what is asked, how to start, and its hints, closed. Nothing about the solution. */
export function renderExercisePage(
  site: Site,
  lesson: Lesson,
  language: Language,
  { exercise, start }: ExerciseFiles,
): string {
  const { slug, id } = exercise;
  const path = exercisePath(language, lesson.slug, slug);
  const context = exerciseContext(site, lesson, language, path);
  const { block, section } = find(lesson, slug, language);
  const title = exercise.title[language];
  const command = (verb: string): Html =>
    html`<figure class="run">${renderCommand(`npm run lesson -- ${verb} ${lesson.slug}/${slug}`, language)}</figure>\n`;
  const heading = (key: 'begin' | 'judge' | 'hints' | 'solution'): Html =>
    renderPartHeading({ id: key, title: words('exercises', language, key) }, 2, context);
  const main = html`<article>
${renderOpening(exercise, context, title)}${renderBehind(context, section)}${renderBlocks(linkTerms(block.children, site.terms, language), context)}${heading('begin')}<p>${withCode(words('exercises', language, 'beginSay'))}</p>
${command('start')}${renderProgramText(`work/${id}.ts`, start[language].trimEnd())}${heading('judge')}<p>${words('exercises', language, 'watchSay')}</p>
${command('watch')}<p>${words('exercises', language, 'checkSay')}</p>
${command('check')}${heading('hints')}<section class="exercise" aria-labelledby="hints">
${block.hints.map((hint, index) => renderHint(hint, index, context))}</section>
<p>${words('exercises', language, 'hintsSay')}</p>
${command('hint')}${renderAlone(`exercises/${slug}`, context)}${heading('solution')}<p>${words('exercises', language, 'try')} <a href="${relativeLink(path, solutionPath(language, lesson.slug, slug))}">${words('exercises', language, 'open')}</a></p>
${renderStatus(context)}</article>
${renderNextExercises(exercise, context)}`;
  const description = words('exercises', language, 'description', {
    title,
    lesson: lesson.pages[language].front.title,
  });
  return renderPage({ path, language, title, description, kind: 'task', main }, site);
}

/** The exercise on the lesson's page, and the section that it is in. */
function find({ pages }: Lesson, slug: string, language: Language) {
  for (const { id, blocks } of pages[language].sections) {
    for (const block of everyBlock(blocks)) {
      if (block.type === 'exercise' && block.slug === slug) return { block, section: id };
    }
  }
  throw new Error(`${pages[language].file} has no exercise ${slug}`);
}

function renderHint(
  blocks: ExerciseBlock['hints'][number],
  index: number,
  context: PageContext,
): Html {
  const name = words('site', context.language, 'exercise.hint', { number: index + 1 });
  return html`<details><summary>${name}</summary>\n${renderBlocks(blocks, context)}</details>\n`;
}
