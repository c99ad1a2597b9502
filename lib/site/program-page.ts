import { words } from '../base/words.ts';
import { renderPartHeading } from '../html/blocks.ts';
import { coloredLines } from '../html/code.ts';
import { type Html, html } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import type { LessonContext } from '../html/page-context.ts';
import { archivePath, lessonPath, relativeLink } from '../html/paths.ts';
import { renderCommandBox } from '../html/run.ts';

/** A complete program, each of its lines with an address. */
export function renderProgram(program: string, text: string, context: LessonContext): string {
  const { lesson, language, path } = context;
  const file = `lessons/${lesson.id}/examples/${program}.ts`;
  const { title } = lesson.pages[language].front;
  const lines = coloredLines(text.trimEnd()).map(
    (line, index) => html`<span class="line" id="L${index + 1}">${line}\n</span>`,
  );
  const main = html`<article>
<header class="opening">
<p class="number"><a href="${relativeLink(path, lessonPath(language, lesson.slug))}">${title}</a></p>
<h1><code>${program}.ts</code></h1>
<p class="facts"><code>${file}</code></p>
</header>
${renderCommandBox(`npm run lesson -- run ${lesson.slug} ${program}`, language)}<figure class="code whole"><pre><code>${lines}</code></pre></figure>
${renderAlone(program, context)}</article>
`;
  const description = words('site', language, 'program.description', { program, lesson: title });
  return renderPage(context, { title: `${program}.ts`, description, kind: 'program', main });
}

/** How to get a program without the repository: the lesson's archive, and npm. */
export function renderAlone(name: string, context: LessonContext): Html {
  const { language, path, lesson } = context;
  const command = (text: string): Html => renderCommandBox(text, language);
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
