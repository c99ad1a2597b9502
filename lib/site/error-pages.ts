import { type Language, otherLanguage } from '../base/i18n.ts';
import { type Block, plainText } from '../course/blocks.ts';
import {
  codesOf,
  type ErrorEntry,
  type ErrorGuide,
  errorText,
  errorTitle,
  whoText,
  errorWords as words,
} from '../course/error-guide.ts';
import { linkTerms } from '../course/glossary.ts';
import { renderBlocks, renderPartHeading } from '../html/blocks.ts';
import { type Html, html } from '../html/html.ts';
import { renderInlines } from '../html/inline.ts';
import { renderPage } from '../html/layout.ts';
import {
  type LessonContext,
  lessonContext,
  type PageContext,
  pageContext,
} from '../html/page-context.ts';
import { beginArticle, langOf } from '../html/page-parts.ts';
import { errorPath, errorsPath, relativeLink } from '../html/paths.ts';
import { renderCommand, renderCommandBox } from '../html/run.ts';
import { renderReference, renderSectionLink } from './reference/reference-page.ts';

/** What one error means: what a person in a hurry needs comes first. */
export function renderError(guide: ErrorGuide, entry: ErrorEntry, around: LessonContext): string {
  const { site, language, path } = around;
  const { section, what } = errorText(guide, entry.id, language);
  const codes = codesOf(guide, entry.id);
  const written = guide.lesson.pages[language].language;
  const blocks = linkTerms(section.blocks, site.terms, written, codes).map(raised);
  const context = lessonContext(site, guide.lesson, language, path, blocks);
  const [happened, caused, ...rest] = blocks;
  const title = errorTitle(guide, entry.id, language);
  const main = html`${beginArticle(language, written)}<header class="opening">
<p class="number"><a href="${relativeLink(path, errorsPath(language))}">${words(language, 'title')}</a></p>
<h1>${title}</h1>
<pre class="prints" role="group" aria-label="${words(language, 'prints')}"><samp>${entry.prints.join('\n')}</samp></pre>
<p class="summary">${paragraphText(happened, context)}</p>
<dl class="cause">
<dt>${words(language, 'who')}</dt>
<dd><strong>${whoText(entry, language)}</strong> ${paragraphText(caused, context)}</dd>
</dl>
</header>
${renderBlocks(rest, context)}${renderLessons(entry, context)}${renderNear(guide, entry, context)}${renderNames(entry, language)}</article>
`;
  const description = what.type === 'paragraph' ? plainText(what.children) : '';
  const diagrams = context.runs.size > 0;
  return renderPage(context, { title, description, kind: 'error', main, diagrams });
}

/** The error has a page of its own: its parts are the page's. */
const raised = (block: Block): Block => (block.type === 'heading' ? { ...block, level: 2 } : block);

const paragraphText = (block: Block | undefined, context: PageContext): Html | null =>
  block?.type === 'paragraph' ? renderInlines(block.children, context) : null;

function renderLessons({ id, lessons }: ErrorEntry, context: PageContext): Html | null {
  const { site, language } = context;
  const items = lessons.flatMap((place) => {
    const [name, section = ''] = place.split('#');
    const lesson = site.lessons.find((candidate) => candidate.id === name);
    return lesson ? html`<li>${renderSectionLink(lesson, section, context)}</li>\n` : [];
  });
  if (items.length === 0) return null;
  const heading = { id: `${id}-lessons`, title: words(language, 'taught') };
  return html`${renderPartHeading(heading, 2, context)}<ul>\n${items}</ul>\n`;
}

function renderNear(
  guide: ErrorGuide,
  { id, near }: ErrorEntry,
  context: PageContext,
): Html | null {
  if (near.length === 0) return null;
  const { language, path } = context;
  const items = near.map((other) => {
    const address = relativeLink(path, errorPath(language, other));
    return html`<li><a href="${address}">${errorTitle(guide, other, language)}</a></li>\n`;
  });
  const heading = { id: `${id}-near`, title: words(language, 'near') };
  return html`${renderPartHeading(heading, 2, context)}<ul>\n${items}</ul>\n`;
}

/** What else it is called, and how the terminal is asked. */
function renderNames({ id, codes, aliases }: ErrorEntry, language: Language): Html {
  const other = otherLanguage(language);
  const names = [...new Set(aliases[language])].join(' · ');
  const twins = aliases[other].filter((name) => !aliases[language].includes(name)).join(' · ');
  return html`<dl class="names-of">
<dt>${words(language, 'also')}</dt>
<dd>${names}${twins !== '' && html` · <span lang="${other}">${twins}</span>`}</dd>
<dt>${words(language, 'inTerminal')}</dt>
<dd><figure class="run">${renderCommand(`npm run -s lesson -- explain ${codes[0] ?? id}`)}</figure></dd>
</dl>
`;
}

/** Every error by when it happens. */
export function renderErrors(guide: ErrorGuide, context: LessonContext): string {
  const { site, language, path } = context;
  const command = renderCommandBox('npm run -s lesson -- explain ECONNRESET');
  // Its text is a lesson's, and the page is none.
  return renderReference(pageContext(site, language, path), {
    kind: 'listing',
    title: words(language, 'title'),
    say: words(language, 'say'),
    opening: html`<p>${words(language, 'how')}</p>\n<p>${words(language, 'ask')}</p>\n${command}`,
    parts: guide.groups.map(({ group, entries }) => ({
      id: group,
      title: words(language, `groups.${group}`),
      body: html`<dl class="errors"${langOf(language, guide.lesson.pages[language].language)}>\n${entries.map((entry) => renderRow(guide, entry, context))}</dl>\n`,
    })),
  });
}

function renderRow(guide: ErrorGuide, entry: ErrorEntry, context: PageContext): Html {
  const { language, path } = context;
  const { what } = errorText(guide, entry.id, language);
  const address = relativeLink(path, errorPath(language, entry.id));
  return html`<dt><a href="${address}">${errorTitle(guide, entry.id, language)}</a> <span>${words(language, 'cause', { who: whoText(entry, language) })}</span></dt>
<dd>${what.type === 'paragraph' && renderInlines(what.children, context)}</dd>
`;
}
