import { fallback, isAdded, type Language, nameIn, otherLanguage } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { blocksOf } from '../course/blocks.ts';
import { lessonNumber } from '../course/catalogue.ts';
import { codesOf } from '../course/error-guide.ts';
import { linkTerms } from '../course/glossary.ts';
import type { Lesson } from '../course/lesson.ts';
import type { Page } from '../course/page.ts';
import { renderBlocks } from '../html/blocks.ts';
import { type Html, html, jsonLd } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import type { LessonContext } from '../html/page-context.ts';
import { lessonTime, renderArticle, renderNeighbours, renderSources } from '../html/page-parts.ts';
import { bothPath, lessonPath, relativeLink, slidesPath } from '../html/paths.ts';
import { hasShortDeck } from '../slides/deck.ts';
import { renderBehind, renderDraft, renderStatus } from './page-status.ts';

/** A lesson's page in one language. */
export function renderLesson(context: LessonContext): string {
  const { site, lesson, language } = context;
  const page = lesson.pages[language];
  const blocks = linkTerms(page.blocks, site.terms, page.language, codesOf(site.errors));
  const both = bothOf(lesson, language);
  const opening = [renderOpening(page, context, both), renderDraft(context), renderBehind(context)];
  const body = [renderBlocks(blocks, context), renderSources(context), renderStatus(context)];
  const main = html`${renderArticle(context, page.sections, opening, body, page.language)}${renderNextLessons(context)}`;
  const { title, summary: description } = page.front;
  const { read, exercises } = lesson.manifest.minutes;
  const head = jsonLd({
    '@type': 'LearningResource',
    ...{ name: title, description, inLanguage: language },
    timeRequired: `PT${read + exercises}M`,
    teaches: site.terms
      .filter((term) => term.lesson.id === lesson.id)
      .map(({ words }) => words[language].term),
    isPartOf: { '@type': 'Course', name: words('site', language, 'site.name') },
    license: 'https://creativecommons.org/licenses/by/4.0/',
  });
  return renderPage(context, {
    title,
    description,
    kind: 'lesson',
    main,
    head,
    diagrams: true,
    both,
  });
}

type Both = { path: string; right: Language };

/** The page that has two languages: beside English a reader gets their own, if it has a page. */
function bothOf({ slug, pages }: Lesson, language: Language): Both {
  const isThere = isAdded(language) && pages[language].language === language;
  const right = isThere ? language : otherLanguage(fallback);
  return { path: bothPath(slug, right), right };
}

function renderOpening(page: Page, context: LessonContext, both: Both): Html {
  const { front } = page;
  const { language, path, lesson } = context;
  return html`${renderCourse(context)}<header class="opening">
<p class="number">${words('site', language, 'lesson.number', { number: lessonNumber(lesson) })}</p>
<h1>${front.title}</h1>
<p class="summary">${front.summary}</p>
<p class="facts">${lessonTime(lesson, language)}${renderNeeds(context)} · <a class="keeps" href="${relativeLink(path, both.path)}">${words('site', language, 'both.open', { language: nameIn(language, both.right) })}</a> · <a href="${relativeLink(path, slidesPath(language, lesson.slug))}">${words('slides', language, 'open')}</a>${hasShortDeck(lesson) && html`, <a href="${relativeLink(path, slidesPath(language, lesson.slug, 'short'))}">${words('slides', language, 'openShort')}</a>`}</p>
</header>
${renderDotnetChoice(page, words('site', language, 'dotnet.choice'))}`;
}

/** Whether to keep what is for people who know .NET open; the script puts it above the first. */
export function renderDotnetChoice({ blocks }: Page, text: Html | string): Html | null {
  if (!blocksOf(blocks, 'callout').some(({ kind }) => kind === 'dotnet')) return null;
  return html`<p class="choice" id="page_dotnet" hidden><label><input type="checkbox"> ${text}</label></p>\n`;
}

/** Where you are: the lessons of the course as stations of one line. */
function renderCourse({ site, language, path, lesson }: LessonContext): Html | null {
  if (site.lessons.length < 2) return null;
  const at = site.lessons.indexOf(lesson);
  // A line of hundreds of stations would outweigh the lesson.
  const near =
    site.lessons.length > 40 ? site.lessons.slice(Math.max(0, at - 8), at + 9) : site.lessons;
  const stations = near.map((station) => {
    const { title } = station.pages[language].front;
    const address = relativeLink(path, lessonPath(language, station.slug));
    return station === lesson
      ? html`<li class="here"><a href="${address}" aria-current="page">${title}</a></li>\n`
      : html`<li><a href="${address}">${title}</a></li>\n`;
  });
  return html`<nav class="course" aria-label="${words('site', language, 'lesson.course')}">\n<ol>\n${stations}</ol>\n</nav>\n`;
}

export function renderNeeds({ site, language, path, lesson }: LessonContext): Html | null {
  const needed = site.lessons.filter(({ id }) => lesson.manifest.needs.includes(id));
  if (needed.length === 0) return null;
  const links = needed.map(({ slug, pages }, index) => {
    const address = relativeLink(path, lessonPath(language, slug));
    return html`${index > 0 && ', '}<a href="${address}">${pages[language].front.title}</a>`;
  });
  return html` · ${words('site', language, 'lesson.needs')} ${links}`;
}

function renderNextLessons({ site, language, path, lesson }: LessonContext): Html | null {
  return renderNeighbours(path, words('site', language, 'lesson.neighbours'), {
    items: site.lessons,
    at: site.lessons.indexOf(lesson),
    pathOf: ({ slug }) => lessonPath(language, slug),
    textOf: ({ pages }, direction) =>
      html`<span>${words('site', language, `lesson.${direction}`)}</span> ${pages[language].front.title}`,
  });
}
