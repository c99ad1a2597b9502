import type { Language } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import type { Lesson } from '../course/lesson.ts';
import { coloredLines } from '../html/code.ts';
import { html } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import { lessonPath, programPath, relativeLink } from '../html/paths.ts';
import { renderCommand } from '../html/run.ts';
import type { Site } from '../html/site.ts';
import { renderAlone } from './download.ts';
import { exerciseContext } from './exercise-parts.ts';

/** A complete program, each of its lines with an address. */
export function renderProgram(
  site: Site,
  lesson: Lesson,
  language: Language,
  program: string,
  text: string,
): string {
  const path = programPath(language, lesson.slug, program);
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
<figure class="run">${renderCommand(`npm run lesson -- run ${lesson.slug} ${program}`, language)}</figure>
<figure class="code whole"><pre><code>${lines}</code></pre></figure>
${renderAlone(program, exerciseContext(site, lesson, language, path))}</article>
`;
  const description = words('site', language, 'program.description', { program, lesson: title });
  return renderPage(
    { path, language, title: `${program}.ts`, description, kind: 'program', main },
    site,
  );
}
