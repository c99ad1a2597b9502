import { type Language, translate } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { blocksOf } from '../course/blocks.ts';
import type { Exercise, ExerciseFiles } from '../course/exercises.ts';
import { explanationOf } from '../course/explained.ts';
import { linkTerms } from '../course/glossary.ts';
import { importsIn } from '../course/imports.ts';
import type { Lesson } from '../course/lesson.ts';
import { ContentError } from '../course/problem.ts';
import { type ExerciseBlock, renderBlocks, renderPartHeading } from '../html/blocks.ts';
import { coloredLines } from '../html/code.ts';
import { type Html, html, join } from '../html/html.ts';
import { withCode } from '../html/inline.ts';
import { renderPage } from '../html/layout.ts';
import type { LessonContext, PageContext } from '../html/page-context.ts';
import { beginArticle, exerciseFacts, renderNeighbours } from '../html/page-parts.ts';
import { exercisePath, lessonPath, relativeLink, solutionPath } from '../html/paths.ts';
import { renderCommandBox } from '../html/run.ts';
import { renderBehind, renderStatus } from './page-status.ts';
import { renderAlone } from './program-page.ts';

/** An exercise: what is asked, how to start, and its hints, closed. Nothing about the solution. */
export function renderExercisePage(
  { exercise, start }: ExerciseFiles,
  around: LessonContext,
): string {
  const { slug, id } = exercise;
  const { site, lesson, language, path } = around;
  // What the text says of sections is on the lesson's page.
  const context = { ...around, textPath: lessonPath(language, lesson.slug) };
  const { block, section } = find(lesson, slug, language);
  const title = exercise.title[language];
  const command = (verb: string): Html =>
    renderCommandBox(`npm run lesson -- ${verb} ${lesson.slug}/${slug}`);
  const heading = (key: 'begin' | 'judge' | 'hints' | 'solution'): Html =>
    renderPartHeading({ id: key, title: words('exercises', language, key) }, 2, context);
  const how = html`${heading('begin')}<p>${withCode(words('exercises', language, 'beginSay'))}</p>
${command('start')}${renderProgramText(`work/${id}.ts`, start[language].trimEnd())}${heading('judge')}<p>${words('exercises', language, 'watchSay')}</p>
${command('watch')}<p>${words('exercises', language, 'checkSay')}</p>
${command('check')}${heading('hints')}<section class="exercise" aria-labelledby="hints">
${block.hints.map((hint, index) => renderHint(hint, index, context))}</section>
<p>${words('exercises', language, 'hintsSay')}</p>
${command('hint')}`;
  const solution = html`${heading('solution')}<p>${words('exercises', language, 'try')} <a href="${relativeLink(path, solutionPath(language, lesson.slug, slug))}">${words('exercises', language, 'open')}</a></p>
`;
  // Where it can be done on the page, that takes the place of how to do it elsewhere.
  const life = site.life?.exercise(slug, context);
  const unless = (part: Html): Html =>
    life ? html`<div class="elsewhere">\n${part}</div>\n` : part;
  const written = lesson.pages[language].language;
  const main = html`${beginArticle(language, written)}${renderOpening(exercise, context, title)}${renderBehind(context, section)}${renderBlocks(linkTerms(block.children, site.terms, written), context)}${life}${unless(how)}${renderAlone(`exercises/${slug}`, context)}${unless(solution)}${renderStatus(context)}</article>
${renderNextExercises(exercise, context)}`;
  const description = words('exercises', language, 'description', {
    title,
    lesson: lesson.pages[language].front.title,
  });
  return renderPage(context, { title, description, kind: 'task', main });
}

/** The exercise on the lesson's page, and the section that it is in. */
function find({ pages }: Lesson, slug: string, language: Language) {
  for (const { id, blocks } of pages[language].sections) {
    const block = blocksOf(blocks, 'exercise').find((candidate) => candidate.slug === slug);
    if (block) return { block, section: id };
  }
  const { file } = pages[language];
  throw new ContentError({ file, line: 1, id: 'exercise-absent', params: { slug } });
}

function renderHint(
  blocks: ExerciseBlock['hints'][number],
  index: number,
  context: PageContext,
): Html {
  const name = words('site', context.language, 'exercise.hint', { number: index + 1 });
  return html`<details><summary>${name}</summary>\n${renderBlocks(blocks, context)}</details>\n`;
}

/** Both solutions of an exercise. Who comes here by a search engine has not tried: it has none. */
export function renderSolutionPage(
  { exercise, solutions, wrong }: ExerciseFiles,
  context: LessonContext,
): string {
  const { slug } = exercise;
  const { lesson, language, path } = context;
  const title = words('exercises', language, 'given.title', { name: exercise.title[language] });
  const back = relativeLink(path, exercisePath(language, lesson.slug, slug));
  const main = html`<article id="page_text" tabindex="-1">
${renderOpening(exercise, context, title)}<div class="callout warning" role="note">
<p class="voice">${words('exercises', language, 'given.warning')}</p>
<p>${words('exercises', language, 'given.warningSay')} <a href="${back}">${words('exercises', language, 'given.back')}</a></p>
</div>
${solutions.map((solution) => renderSolution(solution, context))}<p>${words('exercises', language, 'given.both')}</p>
${renderCommandBox(`npm run lesson -- diff ${lesson.slug}/${slug}`)}${renderPartHeading({ id: 'wrong', title: words('exercises', language, 'given.wrong') }, 2, context)}<p>${words('exercises', language, 'given.wrongSay')}</p>
<section class="exercise" aria-labelledby="wrong">
${wrong.map((answer) => renderWrong(answer, exercise, context))}</section>
</article>
`;
  const description = words('exercises', language, 'given.description', {
    title: exercise.title[language],
    lesson: lesson.pages[language].front.title,
  });
  return renderPage(context, { title, description, kind: 'task', main, unlisted: true });
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
  exercise: Exercise,
  { site, path, language }: LessonContext,
): Html {
  const found = explanationOf({ id: verdict, params: {} }, exercise, language, site);
  const place =
    found && `${relativeLink(path, lessonPath(language, found.lesson.slug))}#${found.id}`;
  const read = words('exercises', language, 'given.read');
  return html`<details><summary><code>${name}.ts</code> ${translate(language, 'refusals', verdict)}</summary>
${renderProgramText(`${name}.ts`, text)}${
  found &&
  html`<p class="facts">${read} <a href="${place}">${found.lesson.id.slice(0, 2)} · ${found.title}</a></p>
`
}</details>
`;
}

/** Whose exercise it is, which of how many, and its name. */
function renderOpening(exercise: Exercise, context: LessonContext, title: string): Html {
  const { language, path, lesson } = context;
  const { exercises } = lesson.manifest;
  const at = exercises.findIndex(({ slug }) => slug === exercise.slug) + 1;
  const back = `${relativeLink(path, lessonPath(language, lesson.slug))}#exercise_${exercise.slug}`;
  const facts = exerciseFacts(lesson, exercise.slug, language);
  const count = words('exercises', language, 'at', { at, of: exercises.length });
  return html`<header class="opening">
<p class="number"><a href="${back}">${lesson.pages[language].front.title}</a> · ${count}</p>
<h1>${title}</h1>
${facts && html`<p class="facts">${facts}</p>\n`}</header>
`;
}

function renderProgramText(name: string, text: string): Html {
  return html`<figure class="code">
<figcaption><code>${name}</code></figcaption>
<pre><code>${join(coloredLines(text), '\n')}</code></pre>
</figure>
`;
}

/** The exercises before and after, whatever their lesson. */
function renderNextExercises(
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
