import { type OwnLanguage, ownLanguages } from '../../base/i18n.ts';
import { type KeyIn, words } from '../../base/words.ts';
import { lessonNumber } from '../../course/catalogue.ts';
import { codesOf } from '../../course/error-guide.ts';
import { linkTerms } from '../../course/glossary.ts';
import type { Lesson } from '../../course/lesson.ts';
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
import { align, type Contexts, renderEach, renderTexts } from './columns.ts';

/** A lesson in both ownLanguages, paragraph by paragraph; the page itself is in neither. */
export function renderBoth(site: Site, lesson: Lesson): string {
  const path = bothPath(lesson.slug);
  const contexts = bothContexts(site, lesson, path);
  const { en, fr } = lesson.pages;
  const blocks = (language: OwnLanguage) =>
    linkTerms(lesson.pages[language].blocks, site.terms, language, codesOf(site.errors));
  const say = (key: KeyIn<'site'>): Html =>
    renderTexts([words('site', 'en', key), words('site', 'fr', key)]);
  return renderDocument({
    language: 'en',
    kind: 'both',
    head: html`${renderHead(`${en.front.title} · ${fr.front.title}`, path, `${en.front.summary} ${fr.front.summary}`, { style: 'both.css' })}${renderWireScript(path, ownLanguages)}${site.base && html`<link rel="canonical" href="${absoluteLink(site.base, path)}">\n`}${renderAlone(site, lesson, path)}`,
    body: html`<a class="skip" href="#page_text">${say('site.skip')}</a>
<header class="site">
<a class="brand" href="${relativeLink(path, 'index.html')}"><span class="mark" aria-hidden="true"></span>${say('site.name')}</a>
<div class="tools">
${renderThemeButton('en')}</div>
${renderEach(contexts, renderOwnParts)}</header>
<main>
<article id="page_text" tabindex="-1">
${renderOpening(contexts)}${renderEach(contexts, renderDraft)}${renderEach(contexts, renderBehind)}${renderContents(contexts)}${renderRows(blocks('en'), blocks('fr'), contexts)}${renderEach(contexts, renderSources)}${renderEach(contexts, renderStatus)}</article>
${renderNextLessons(contexts)}</main>
<footer class="site">
${renderEach(contexts, renderFootNav)}<p class="pair">${say('site.made')}</p>
<p class="pair">${say('site.license')}</p>
</footer>
`,
  });
}

/** The page in each language alone, for what follows links and not people. */
function renderAlone({ base }: Site, { slug }: Lesson, path: string): Html[] {
  return ownLanguages.map((language) => {
    const own = lessonPath(language, slug);
    const address = base ? absoluteLink(base, own) : relativeLink(path, own);
    return html`<link rel="alternate" hreflang="${language}" href="${address}">\n`;
  });
}

/** The site's parts in one language, and how to look something up. */
function renderOwnParts(context: LessonContext): Html {
  const { language, path } = context;
  const glossary = html`<a href="${relativeLink(path, glossaryPath(language))}">${words('site', language, 'glossary.title')}</a>\n`;
  const search = html`<a href="${relativeLink(path, searchPath(language))}">${words('search', language, 'title')}</a>\n`;
  return renderParts(context, html`${glossary}${search}`);
}

/** An id must be unique on a page, so the French ones get a suffix. */
export function bothContexts(site: Site, lesson: Lesson, path: string): Contexts {
  return {
    en: lessonContext(site, lesson, 'en', path),
    fr: { ...lessonContext(site, lesson, 'fr', path), id: (name) => `${name}_fr` },
  };
}

/** Title and facts, then what leads to each language alone; the script keeps the section there. */
function renderOpening(contexts: Contexts): Html {
  const { path, lesson } = contexts.en;
  const { en, fr } = lesson.pages;
  const number = { number: lessonNumber(lesson) };
  const only = (language: OwnLanguage): Html => {
    const address = relativeLink(path, lessonPath(language, lesson.slug));
    return html`<a class="keeps" href="${address}" lang="${language}" hreflang="${language}">${words('site', language, 'both.only')}</a>`;
  };
  return html`<header class="opening">
<p class="number pair">${renderTexts([words('site', 'en', 'lesson.number', number), words('site', 'fr', 'lesson.number', number)])}</p>
<h1 class="pair">${renderTexts([en.front.title, fr.front.title])}</h1>
<p class="summary pair">${renderTexts([en.front.summary, fr.front.summary])}</p>
${renderEach(contexts, (context) => html`<p class="facts">${lessonTime(lesson, context.language)}${renderNeeds(context)}</p>\n`)}</header>
<nav class="sides pair" aria-label="${words('site', 'en', 'site.tools')}">
${ownLanguages.map(only)}</nav>
${renderDotnetChoice(
  en,
  join(
    ownLanguages.map(
      (language) =>
        html`<span lang="${language}">${words('site', language, 'dotnet.choice')}</span>`,
    ),
    ' · ',
  ),
)}`;
}

function renderContents(contexts: Contexts): Html | null {
  const { en, fr } = contexts.en.lesson.pages;
  const titled = ({ sections }: typeof en) => sections.filter(({ title }) => title.length > 0);
  const pairs = align(titled(en), titled(fr), ({ id }) => id);
  if (pairs.length < 2) return null;
  const rows = pairs.map(([left, right]) => {
    const texts = renderTexts([
      left && renderInlines(left.title, contexts.en),
      right && renderInlines(right.title, contexts.fr),
    ]);
    return html`<li><a class="pair" href="#${(left ?? right)?.id}">${texts}</a></li>\n`;
  });
  const title = ownLanguages.map((language, index) => {
    return html`${index > 0 && ' · '}<span lang="${language}">${words('site', language, 'lesson.contents')}</span>`;
  });
  return html`<details class="contents"><summary>${title}</summary>\n<ol>\n${rows}</ol>\n</details>\n`;
}

function renderNextLessons({ en: { site, path, lesson } }: Contexts): Html | null {
  return renderNeighbours(path, words('site', 'en', 'lesson.neighbours'), {
    items: site.lessons,
    at: site.lessons.indexOf(lesson),
    pathOf: ({ slug }) => bothPath(slug),
    textOf: ({ pages }, direction) =>
      join(
        ownLanguages.map(
          (language) =>
            html`<span lang="${language}"><span>${words('site', language, `lesson.${direction}`)}</span> ${pages[language].front.title}</span>\n`,
        ),
      ),
  });
}
