import type { Language } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { blocksOf, type Predict } from '../course/blocks.ts';
import { lessonNumber } from '../course/catalogue.ts';
import type { Lesson } from '../course/lesson.ts';
import { renderBlocks } from '../html/blocks.ts';
import { type Html, html } from '../html/html.ts';
import { renderInlines } from '../html/inline.ts';
import { renderDocument } from '../html/layout.ts';
import { type LessonContext, lessonContext, type Site } from '../html/page-context.ts';
import { langOf, lessonTime, renderSources } from '../html/page-parts.ts';
import { absoluteLink, homePath, lessonPath } from '../html/paths.ts';
import { renderWireKey } from '../html/wire-key.ts';

/** Where lessons and sections begin, by their ids, once that is known. */
export type PageNumbers = ReadonlyMap<string, number>;

/** All lessons in order as one document for paper, with a cover and a table of contents. */
export function renderHandout(site: Site, language: Language, numbers: PageNumbers): string {
  const title = words('site', language, 'site.name');
  return renderDocument({
    language,
    theme: 'light',
    kind: 'lesson',
    head: html`<meta charset="utf-8">
<title>${title}</title>
<link rel="stylesheet" href="site.css">
<link rel="stylesheet" href="handout.css">
<link rel="stylesheet" href="lessons.css">
`,
    body: html`${renderCover(site, language)}${renderContents(site, language, numbers)}<main>
${site.lessons.map((lesson) => renderLesson(site, lesson, language))}</main>
`,
  });
}

/** The style of the pages: their size, and at the foot of each the title of its lesson. */
export function renderFeet({ lessons, handouts }: Site, language: Language): string {
  const size = `@page { size: ${handouts ?? 'a4'}; }\n`;
  const foot = ({ slug, pages }: Lesson): string => `#${slug} { page: lesson-${slug}; }
@page lesson-${slug} { @bottom-left { content: ${JSON.stringify(pages[language].front.title)}; } }
`;
  return [size, ...lessons.map(foot)].join('');
}

/** The style that adds its page to each link within the handout; where it is not known yet, room for it. */
export function renderReferences(numbers: PageNumbers, language: Language): string {
  const rule = (links: string, page: number): string =>
    `main a[href${links}]::after { content: ${JSON.stringify(words('handout', language, 'page', { page }))}; }\n`;
  const known = Array.from(numbers, ([id, page]) => rule(`="#${id}"`, page));
  return [rule('^="#"', 100), ...known].join('');
}

function renderCover({ base }: Site, language: Language): Html {
  return html`<section class="cover">
<p class="mark" aria-hidden="true"></p>
<p class="title">${words('site', language, 'site.name')}</p>
<p class="what">${words('site', language, 'home.what')}</p>
<p>${words('site', language, 'site.made')}</p>
<p>${words('handout', language, 'answers.where')}</p>
<p class="foot">${base && html`<a href="${base.href}">${base.href}</a><br>`}${words('site', language, 'site.license')}</p>
</section>
`;
}

function renderContents(site: Site, language: Language, numbers: PageNumbers): Html {
  const link = (id: string, text: Html | string): Html =>
    html`<a href="#${id}"><span>${text}</span><span class="page">${numbers.get(id)}</span></a>`;
  const entry = (lesson: Lesson): Html => {
    const { front, sections } = lesson.pages[language];
    const context = handoutContext(site, lesson, language);
    const parts = sections.filter(({ title }) => title.length > 0);
    const part = ({ id, title }: (typeof parts)[number]): Html =>
      html`<li>${link(`${lesson.slug}_${id}`, renderInlines(title, context))}</li>\n`;
    return html`<li value="${lessonNumber(lesson)}">${link(lesson.slug, front.title)}\n<ul>\n${parts.map(part)}</ul></li>\n`;
  };
  return html`<nav class="toc">
<h1>${words('handout', language, 'contents')}</h1>
<ol>
${site.lessons.map(entry)}</ol>
</nav>
<section class="key">
<h1 id="wire">${words('site', language, 'home.wire')}</h1>
<p>${words('site', language, 'home.wireWhat')}</p>
${renderWireKey(language)}</section>
`;
}

/** The lesson's page without links elsewhere; the answers to its questions are at the end. */
function renderLesson(site: Site, lesson: Lesson, language: Language): Html {
  const { front, blocks, language: written } = lesson.pages[language];
  const context = handoutContext(site, lesson, language);
  return html`<article id="${lesson.slug}"${langOf(language, written)}>
<header class="opening">
<p class="number">${words('site', language, 'lesson.number', { number: lessonNumber(lesson) })}</p>
<h1>${front.title}</h1>
<p class="summary">${front.summary}</p>
<p class="facts">${lessonTime(lesson, language)}</p>
</header>
${renderBlocks(blocks, context)}${renderAnswers(context)}${renderSources(context)}</article>
`;
}

function renderAnswers(context: LessonContext): Html | null {
  const { lesson, language } = context;
  const questions = blocksOf(lesson.pages[language].blocks, 'predict');
  if (questions.length === 0) return null;
  const answer = ({ id, choices }: Predict): Html => {
    const right = choices.find((choice) => choice.right);
    if (!right) throw new Error(`${id} has no right answer`);
    return html`<li><p><strong>${renderInlines(right.label, context)}</strong></p>\n${renderBlocks(right.why, context)}</li>\n`;
  };
  return html`<section class="answers">
<h2>${words('handout', language, 'answers.title')}</h2>
<ol>
${questions.map(answer)}</ol>
</section>
`;
}

/**
 * A lesson among others in one document: its ids begin with its name, its links to lessons lead
 * there, others to the published site. Where that is not known, they are no links.
 */
export function handoutContext(site: Site, lesson: Lesson, language: Language): LessonContext {
  return {
    ...lessonContext(site, lesson, language),
    unfolded: true,
    id: (name) => `${lesson.slug}_${name}`,
    addressOf(to, section) {
      // How diagrams are read is said in the handout itself.
      if (to === homePath(language) && section === 'wire') return '#wire';
      const target = site.lessons.find(({ slug }) => lessonPath(language, slug) === to)?.slug;
      if (target !== undefined) return `#${section ? `${target}_${section}` : target}`;
      return site.base && absoluteLink(site.base, to) + (section ? `#${section}` : '');
    },
  };
}
