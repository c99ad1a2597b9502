import type { Language } from '../base/i18n.ts';
import { type KeyIn, words } from '../base/words.ts';
import { lessonNumber } from '../course/catalogue.ts';
import type { Lesson } from '../course/lesson.ts';
import { type Html, html, jsonLd } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import { lessonContext, type PageContext } from '../html/page-context.ts';
import { lessonTime, renderTitle } from '../html/page-parts.ts';
import {
  absoluteLink,
  coursePath,
  feedPath,
  handoutPath,
  kitPath,
  lessonPath,
  relativeLink,
} from '../html/paths.ts';
import { renderCommandBox, renderRun } from '../html/run.ts';
import { renderWireKey } from '../html/wire-key.ts';
import { conversation } from '../wire/conversation.ts';
import { loadRecording } from '../wire/recording.ts';
import { hasFeed } from './feed.ts';

/** A language's home: what the workbook is, who it is for, how to start, its lessons. */
export function renderHome(context: PageContext): string {
  const { site, language, path } = context;
  const say = (key: KeyIn<'site'>): string => words('site', language, key);
  const main = html`<article id="page_text" tabindex="-1">
${renderTitle(say('site.name'), say('home.what'))}<p id="page_continue" hidden>${say('home.continue')} <a href="#lessons"></a></p>
<p>${say('home.how')}</p>
<p>${say('home.whom')}</p>
${renderSample(context)}<h2 id="start">${say('home.start')}</h2>
<p>${say('home.need')}</p>
${renderCommandBox('npm start')}<h2 id="lessons">${say('home.lessons')}</h2>
<ol class="lessons">
${site.lessons.map((lesson) => renderEntry(lesson, path, language))}</ol>
<p><a href="${relativeLink(path, coursePath(language))}">${words('reference', language, 'course.title')}</a></p>
${site.handouts && html`<p>${words('handout', language, 'home')} <a href="${relativeLink(path, handoutPath(language))}" type="application/pdf">${words('handout', language, 'file')}</a></p>\n`}<h2 id="kit">${say('home.kit')}</h2>
<p>${say('home.kitWhat')} <a href="${relativeLink(path, kitPath(language))}">${site.guide.pages[language].front.title}</a></p>
<h2 id="wire">${say('home.wire')}</h2>
<p>${say('home.wireWhat')}</p>
${renderWireKey(language)}</article>
`;
  const title = say('site.name');
  const description = say('home.what');
  const feed =
    hasFeed(site, language) &&
    html`<link rel="alternate" type="application/atom+xml" href="${relativeLink(path, feedPath(language))}">\n`;
  const course = jsonLd({
    '@type': 'Course',
    ...{ name: title, description, inLanguage: language },
    isAccessibleForFree: true,
    hasPart: site.lessons.map((lesson) => ({
      '@type': 'LearningResource',
      name: lesson.pages[language].front.title,
      ...(site.base && { url: absoluteLink(site.base, lessonPath(language, lesson.slug)) }),
    })),
  });
  const head = html`${course}${feed}`;
  return renderPage(context, { title, description, kind: 'home', main, head, diagrams: true });
}

function renderEntry(lesson: Lesson, path: string, language: Language): Html {
  const { title, summary } = lesson.pages[language].front;
  return html`<li value="${lessonNumber(lesson)}"><a href="${relativeLink(path, lessonPath(language, lesson.slug))}">${title}</a>
<p>${summary}</p>
<p class="facts">${lessonTime(lesson, language)}</p></li>
`;
}

/** A sample of what lessons show: its first recorded conversation that fits. */
export function renderSample({ site, path, language, id }: PageContext): Html | null {
  for (const lesson of site.lessons) {
    for (const programs of lesson.runs) {
      const wire = loadRecording(lesson.folder, programs, language)?.wire ?? [];
      const length = conversation(wire).length;
      if (programs.length < 2 || length < 3 || length > 12) continue;
      const context = { ...lessonContext(site, lesson, language, path), id };
      return renderRun({ type: 'run', programs }, 1, context);
    }
  }
  return null;
}
