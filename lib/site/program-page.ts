import { words } from '../base/words.ts';
import { isMark } from '../course/regions.ts';
import { renderPartHeading } from '../html/blocks.ts';
import { coloredLines, notesOf } from '../html/code.ts';
import { renderInlineCode } from '../html/code-words.ts';
import { type Html, html } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import { type LessonContext, writtenOf } from '../html/page-context.ts';
import { renderNeighbours } from '../html/page-parts.ts';
import { archivePath, lessonPath, programPath, relativeLink } from '../html/paths.ts';
import { renderCommandBox, renderRun } from '../html/run.ts';
import { type ListedRun, renderSectionLink, runsOf } from './reference/reference-page.ts';

/** A complete program, each of its lines with an address. */
export function renderProgram(program: string, text: string, context: LessonContext): string {
  const { lesson, language, path } = context;
  const file = `lessons/${lesson.id}/examples/${program}.ts`;
  const { title } = lesson.pages[language].front;
  const texts = text.trimEnd().split(/\r?\n/);
  // The marks of regions are for lessons; lines keep the numbers that they have in the file.
  const whole = { file: `examples/${program}.ts`, text: texts.join('\n') };
  const notes = notesOf(whole, [context]);
  const lines = coloredLines(text.trimEnd()).map((line, index) =>
    isMark(texts[index] ?? '')
      ? html`<span id="L${index + 1}"></span>`
      : html`<span class="line" id="L${index + 1}">${line}\n${notes.get(index)}</span>`,
  );
  const [run, ...others] = runsWith(program, context);
  const places = [run, ...others].flatMap((each) => each?.section ?? []);
  const main = html`<article id="page_text" tabindex="-1">
<header class="opening">
<p class="number"><a href="${relativeLink(path, lessonPath(language, lesson.slug))}">${title}</a></p>
<h1><code>${program}.ts</code></h1>
<p class="facts">${renderInlineCode(file)}</p>
</header>
<figure class="code whole"><pre><code>${lines}</code></pre></figure>
${renderPartHeading({ id: 'run', title: words('site', language, 'program.run') }, 2, context)}${
  run
    ? renderRun({ type: 'run', programs: [...run.programs] }, 1, context)
    : renderCommandBox(`npm run lesson -- run ${lesson.slug} ${program}`)
}${
  places.length > 0 &&
  html`<p>${words('site', language, 'program.shown')} ${[...new Set(places)].map((section, index) => [index > 0 && ' · ', renderSectionLink(lesson, section, context)])}</p>\n`
}${renderAlone(program, context)}</article>
${renderNextPrograms(program, context)}`;
  const description = words('site', language, 'program.description', { program, lesson: title });
  return renderPage(context, {
    title: `${program}.ts`,
    description,
    kind: 'program',
    main,
    diagrams: true,
  });
}

/** The runs of the page that start a program, those that it is the last of first. */
function runsWith(program: string, context: LessonContext): ListedRun[] {
  const runs = runsOf(context.lesson, context).filter(({ programs }) => programs.includes(program));
  const isMain = ({ programs }: ListedRun): number => (programs.at(-1) === program ? 0 : 1);
  return runs.sort((a, b) => isMain(a) - isMain(b));
}

/** The programs before and after, in the order in which lessons show them. */
function renderNextPrograms(program: string, context: LessonContext): Html | null {
  const { site, language, path } = context;
  const all = writtenOf(site).flatMap((lesson) => {
    const own = site.programs.get(lesson.id) ?? new Map<string, string>();
    const names = runsOf(lesson, context).flatMap(({ programs }) => programs);
    return [...new Set(names)].filter((name) => own.has(name)).map((name) => ({ lesson, name }));
  });
  return renderNeighbours(path, words('site', language, 'program.neighbours'), {
    items: all,
    at: all.findIndex(({ lesson, name }) => lesson === context.lesson && name === program),
    pathOf: ({ lesson, name }) => programPath(language, lesson.slug, name),
    textOf: ({ name }, direction) =>
      html`<span>${words('site', language, `program.${direction}`)}</span> <code>${name}</code>`,
  });
}

/** How to get a program without the repository: the lesson's archive, and npm. */
export function renderAlone(name: string, context: LessonContext): Html {
  const { language, path, lesson } = context;
  const command = (text: string): Html => renderCommandBox(text);
  const partner = lesson.runs.find((run) => run.length > 1 && run.at(-1) === name)?.[0];
  return html`${renderPartHeading({ id: 'alone', title: words('archive', language, 'title') }, 2, context)}<p>${words('archive', language, 'say')} <a href="${relativeLink(path, archivePath(lesson.id))}" download>${lesson.id}.zip</a></p>
<p>${words('archive', language, 'unpack')}</p>
${command('npm install')}${
  partner
    ? html`<p>${words('archive', language, 'server')}</p>
${command(`npm start ${partner} 11000`)}<p>${words('archive', language, 'client')}</p>
${command(`npm start ${name} 11000`)}`
    : html`<p>${words('archive', language, 'run')}</p>
${command(`npm start ${name}`)}`
}`;
}
