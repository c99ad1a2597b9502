import { words } from '../base/words.ts';
import { renderPartHeading } from '../html/heading.ts';
import { type Html, html } from '../html/html.ts';
import type { LessonContext } from '../html/page-context.ts';
import { archivePath, relativeLink } from '../html/paths.ts';
import { renderCommand } from '../html/run.ts';

/** How to get a program without the repository: the lesson's archive, and npm. */
export function renderAlone(name: string, context: LessonContext): Html {
  const { language, path, lesson } = context;
  const command = (text: string): Html =>
    html`<figure class="run">${renderCommand(text, language)}</figure>\n`;
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
