import type { Language } from '../base/i18n.ts';
import { type KeyIn, words } from '../base/words.ts';
import { lessonNumber } from '../course/catalogue.ts';
import type { Lesson } from '../course/lesson.ts';
import { type Html, html } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import { lessonTime } from '../html/lesson-facts.ts';
import { lessonContext } from '../html/page-context.ts';
import { handoutPath, homePath, kitPath, lessonPath, relativeLink } from '../html/paths.ts';
import { renderCommand, renderRun } from '../html/run.ts';
import type { Site } from '../html/site.ts';
import { renderWireKey } from '../html/wire-key.ts';
import { conversation } from '../wire/conversation.ts';

/** A language's home: what the workbook is, who it is for, its lessons, how to start. */
export function renderHome(site: Site, language: Language): string {
  const say = (key: KeyIn<'site'>): string => words('site', language, key);
  const path = homePath(language);
  const main = html`<article>
<header class="opening">
<h1>${say('site.name')}</h1>
<p class="summary">${say('home.what')}</p>
</header>
<p>${say('home.how')}</p>
<p>${say('home.whom')}</p>
${renderSample(site, path, language)}<h2 id="lessons">${say('home.lessons')}</h2>
<ol class="lessons">
${site.lessons.map((lesson) => renderEntry(lesson, path, language))}</ol>
${site.handouts && html`<p>${words('handout', language, 'home')} <a href="${relativeLink(path, handoutPath(language))}" type="application/pdf">${words('handout', language, 'file')}</a></p>\n`}<h2 id="start">${say('home.start')}</h2>
<p>${say('home.need')}</p>
<figure class="run">${renderCommand('npm start', language)}</figure>
<p>${say('home.then')}</p>
<figure class="run">${renderCommand('npm run lesson -- list', language)}</figure>
<h2 id="kit">${say('home.kit')}</h2>
<p>${say('home.kitWhat')} <a href="${relativeLink(path, kitPath(language))}">${site.guide.pages[language].front.title}</a></p>
<h2 id="wire">${say('home.wire')}</h2>
<p>${say('home.wireWhat')}</p>
${renderWireKey(language)}</article>
`;
  const title = say('site.name');
  return renderPage(
    { path, language, title, description: say('home.what'), kind: 'home', main, diagrams: true },
    site,
  );
}

function renderEntry(lesson: Lesson, path: string, language: Language): Html {
  const { title, summary } = lesson.pages[language].front;
  return html`<li value="${lessonNumber(lesson)}"><a href="${relativeLink(path, lessonPath(language, lesson.slug))}">${title}</a>
<p>${summary}</p>
<p class="facts">${lessonTime(lesson, language)}</p></li>
`;
}

/** A sample of what lessons show: its first recorded conversation that fits. */
function renderSample(site: Site, path: string, language: Language): Html | null {
  for (const lesson of site.lessons) {
    for (const programs of lesson.runs) {
      const wire = site.recording(lesson, programs, language)?.wire ?? [];
      const length = conversation(wire).length;
      if (programs.length < 2 || length < 3 || length > 12) continue;
      const context = lessonContext(site, lesson, language, path, []);
      return renderRun({ type: 'run', programs }, 1, context);
    }
  }
  return null;
}
