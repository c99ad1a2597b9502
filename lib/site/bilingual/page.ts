import { translationsOf } from '../../authoring/translation.ts';
import { fallback, type Language, languageName } from '../../base/i18n.ts';
import { words } from '../../base/words.ts';
import { lessonNumber } from '../../course/catalogue.ts';
import { codesOf } from '../../course/error-guide.ts';
import { linkTerms } from '../../course/glossary.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Section } from '../../course/page.ts';
import { renderParts, renderThemeButton } from '../../html/header.ts';
import { type Html, html, join } from '../../html/html.ts';
import { renderInlines } from '../../html/inline.ts';
import { renderDocument, renderHead, renderWireScript } from '../../html/layout.ts';
import { type LessonContext, lessonContext, type Site } from '../../html/page-context.ts';
import {
  lessonTime,
  renderFootNav,
  renderNeighbours,
  renderSources,
} from '../../html/page-parts.ts';
import {
  absoluteLink,
  bothPath,
  glossaryPath,
  lessonPath,
  relativeLink,
  searchPath,
} from '../../html/paths.ts';
import { renderDotnetChoice, renderNeeds } from '../lesson-page.ts';
import { renderBehind, renderDraft, renderStatus } from '../page-status.ts';
import { renderRows } from './blocks.ts';
import { align, type Contexts, inBoth, renderEach, renderTexts } from './columns.ts';

/** A lesson in English and another language, paragraph by paragraph; the page itself is in neither. */
export function renderBoth(site: Site, lesson: Lesson, right: Language): string {
  const path = bothPath(lesson.slug, right);
  const contexts = bothContexts(site, lesson, path, right);
  const [one, other] = inBoth(contexts, ({ language }) => lesson.pages[language].front);
  const blocks = inBoth(contexts, ({ language }) =>
    linkTerms(lesson.pages[language].blocks, site.terms, language, codesOf(site.errors)),
  );
  const say = (key: PlainKey): Html =>
    renderTexts(
      inBoth(contexts, ({ language }) => words('site', language, key)),
      contexts,
    );
  return renderDocument({
    language: fallback,
    kind: 'both',
    head: html`${renderHead(`${one.title} · ${other.title}`, path, `${one.summary} ${other.summary}`, { style: 'both.css' })}${renderWireScript(path, [fallback, right])}${site.base && html`<link rel="canonical" href="${absoluteLink(site.base, path)}">\n`}${contexts.map(renderAlone)}`,
    body: html`<a class="skip" href="#page_text">${say('site.skip')}</a>
<header class="site">
<a class="brand" href="${relativeLink(path, 'index.html')}"><span class="mark" aria-hidden="true"></span>${say('site.name')}</a>
<div class="tools">
${renderThemeButton(fallback)}</div>
${renderEach(contexts, renderOwnParts)}</header>
<main>
<article id="page_text" tabindex="-1">
${renderOpening(contexts)}${renderEach(contexts, renderDraft)}${renderEach(contexts, renderBehind)}${renderContents(contexts)}${renderRows(blocks, contexts)}${renderEach(contexts, renderSources)}${renderEach(contexts, renderStatus)}</article>
${renderNextLessons(contexts)}</main>
<footer class="site">
${renderEach(contexts, renderFootNav)}<p class="pair">${say('site.made')}</p>
<p class="pair">${say('site.license')}</p>
</footer>
`,
  });
}

type PlainKey = 'site.skip' | 'site.name' | 'site.made' | 'site.license';

/** The page in one language alone, for what follows links and not people. */
function renderAlone({ site: { base }, language, lesson, path }: LessonContext): Html {
  const own = lessonPath(language, lesson.slug);
  const address = base ? absoluteLink(base, own) : relativeLink(path, own);
  return html`<link rel="alternate" hreflang="${language}" href="${address}">\n`;
}

/** The site's parts in one language, and how to look something up. */
function renderOwnParts(context: LessonContext): Html {
  const { language, path } = context;
  const glossary = html`<a href="${relativeLink(path, glossaryPath(language))}">${words('site', language, 'glossary.title')}</a>\n`;
  const search = html`<a href="${relativeLink(path, searchPath(language))}">${words('search', language, 'title')}</a>\n`;
  return renderParts(context, html`${glossary}${search}`);
}

/** An id must be unique on a page, so those of the second language get a suffix. */
export function bothContexts(site: Site, lesson: Lesson, path: string, right: Language): Contexts {
  return [
    lessonContext(site, lesson, fallback, path),
    { ...lessonContext(site, lesson, right, path), id: (name) => `${name}_${right}` },
  ];
}

/** Title and facts, then what leads to each language alone; the script keeps the section there. */
function renderOpening(contexts: Contexts): Html {
  const [{ path, lesson }] = contexts;
  const number = { number: lessonNumber(lesson) };
  const front = ({ language }: LessonContext) => lesson.pages[language].front;
  const texts = (of: (context: LessonContext) => string): Html =>
    renderTexts(inBoth(contexts, of), contexts);
  const only = ({ language }: LessonContext): Html => {
    const address = relativeLink(path, lessonPath(language, lesson.slug));
    return html`<a class="keeps" href="${address}" lang="${language}" hreflang="${language}">${words('site', language, 'both.only', { language: languageName(language) })}</a>`;
  };
  return html`<header class="opening">
<p class="number pair">${texts(({ language }) => words('site', language, 'lesson.number', number))}</p>
<h1 class="pair">${texts((context) => front(context).title)}</h1>
<p class="summary pair">${texts((context) => front(context).summary)}</p>
${renderEach(contexts, (context) => html`<p class="facts">${lessonTime(lesson, context.language)}${renderNeeds(context)}</p>\n`)}</header>
<nav class="sides pair" aria-label="${words('site', fallback, 'site.tools')}">
${contexts.map(only)}</nav>
${renderDotnetChoice(
  lesson.pages[fallback],
  join(
    contexts.map(
      ({ language }) =>
        html`<span lang="${language}">${words('site', language, 'dotnet.choice')}</span>`,
    ),
    ' · ',
  ),
)}`;
}

function renderContents(contexts: Contexts): Html | null {
  const [one, other] = contexts;
  const titled = ({ lesson, language }: LessonContext): Section[] =>
    lesson.pages[language].sections.filter(({ title }) => title.length > 0);
  const pairs = align(titled(one), titled(other), ({ id }) => id);
  if (pairs.length < 2) return null;
  const rows = pairs.map(([left, right]) => {
    const texts = renderTexts(
      [left && renderInlines(left.title, one), right && renderInlines(right.title, other)],
      contexts,
    );
    return html`<li><a class="pair" href="#${(left ?? right)?.id}">${texts}</a></li>\n`;
  });
  const title = contexts.map(({ language }, index) => {
    return html`${index > 0 && ' · '}<span lang="${language}">${words('site', language, 'lesson.contents')}</span>`;
  });
  return html`<details class="contents"><summary>${title}</summary>\n<ol>\n${rows}</ol>\n</details>\n`;
}

function renderNextLessons(contexts: Contexts): Html | null {
  const [{ site, path, lesson }, { language: right }] = contexts;
  const items = site.lessons.filter((one) => translationsOf(one).includes(right));
  return renderNeighbours(path, words('site', fallback, 'lesson.neighbours'), {
    items,
    at: items.indexOf(lesson),
    pathOf: ({ slug }) => bothPath(slug, right),
    textOf: ({ pages }, direction) =>
      join(
        contexts.map(
          ({ language }) =>
            html`<span lang="${language}"><span>${words('site', language, `lesson.${direction}`)}</span> ${pages[language].front.title}</span>\n`,
        ),
      ),
  });
}
