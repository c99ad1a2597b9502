import { posix } from 'node:path';
import { fallback, isAdded, isLanguage, type Language, translate } from '../base/i18n.ts';
import type { Inline } from '../course/blocks.ts';
import { errorGuideId } from '../course/catalogue.ts';
import { errorScheme, termScheme } from '../course/glossary.ts';
import { guideFolders } from '../course/lesson.ts';
import { renderInlineCode } from './code-words.ts';
import { type Html, html, join } from './html.ts';
import { hrefTo, type PageContext } from './page-context.ts';
import {
  errorPath,
  errorsPath,
  glossaryPath,
  howToRunPath,
  instructorsPath,
  kitPath,
  lessonPath,
  programPath,
  protocolPath,
} from './paths.ts';

/** A paragraph's words. */
export function renderInlines(inlines: readonly Inline[], context: PageContext): Html {
  return join(inlines.map((inline) => renderInline(inline, context)));
}

function renderInline(inline: Inline, context: PageContext): Html {
  switch (inline.type) {
    case 'text':
      return html`${inline.text}`;
    case 'code':
      return renderInlineCode(inline.text);
    case 'break':
      return html`<br>`;
    case 'emphasis':
      return html`<em>${renderInlines(inline.children, context)}</em>`;
    case 'strong':
      return html`<strong>${renderInlines(inline.children, context)}</strong>`;
    case 'link': {
      if (inline.href.startsWith(termScheme)) return renderTerm(inline, context);
      if (inline.href.startsWith(errorScheme)) return renderCode(inline, context);
      const words = renderInlines(inline.children, context);
      const href = siteLink(inline.href, context);
      return href === null ? words : html`<a href="${href}">${words}</a>`;
    }
  }
}

/** A term links to its sentence in the glossary. */
function renderTerm(link: Extract<Inline, { type: 'link' }>, context: PageContext): Html {
  const id = link.href.slice(termScheme.length);
  const href = hrefTo(glossaryPath(context.language), id, context);
  return html`<a class="term"${href}>${renderInlines(link.children, context)}</a>`;
}

/** A code links to what it means. */
function renderCode(link: Extract<Inline, { type: 'link' }>, context: PageContext): Html {
  const to = errorPath(context.language, link.href.slice(errorScheme.length));
  return html`<a class="term"${hrefTo(to, undefined, context)}>${renderInlines(link.children, context)}</a>`;
}

/**
 * Where a link of a page leads on the site: a lesson's page, a program's, the guide, or the world.
 * Null for a file of the repository that the site does not have.
 */
function siteLink(
  href: string,
  { site, textPath, folder, language, lesson, addressOf }: PageContext,
): string | null {
  if (/^(https?:|mailto:)/i.test(href)) return href;
  if (href.startsWith('#')) {
    const section = href.slice(1);
    return lesson?.id === errorGuideId
      ? addressOf(errorPath(language, section))
      : addressOf(textPath, section);
  }
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(href)) return null;
  const [file = '', anchor] = href.split('#');
  const wanted = posix.join(folder, file);
  const guide = /^(.*)\/([a-z]{2,3})\.md$/.exec(wanted);
  if (isLanguage(guide?.[2])) {
    if (guide[1] === guideFolders.kit) return addressOf(kitPath(guide[2]), anchor);
    if (guide[1] === guideFolders['how-to-run']) return addressOf(howToRunPath(guide[2]), anchor);
    if (guide[1] === guideFolders.instructors) return addressOf(instructorsPath(guide[2]), anchor);
    if (guide[1] === guideFolders.protocol) return addressOf(protocolPath(guide[2]), anchor);
  }
  const [root, id, name = '', example] = wanted.split('/');
  if (root === 'lessons' && id === errorGuideId && name.endsWith('.md')) {
    return addressOf(anchor ? errorPath(language, anchor) : errorsPath(language));
  }
  const target = site.lessons.find((candidate) => candidate.id === id);
  if (root !== 'lessons' || !target) return null;
  const named = name.replace(/\.md$/, '') || language;
  // A page that stands in for one that is not there yet leads to its language, too.
  const wished = named === fallback && isAdded(language) ? language : named;
  if (isLanguage(wished)) return addressOf(lessonPath(wished, target.slug), anchor);
  const program = example?.replace(/\.ts$/, '') ?? '';
  if (name !== 'examples' || !site.programs.get(target.id)?.has(program)) return null;
  return addressOf(programPath(language, target.slug, program), anchor);
}

/** A text from the locales, with what is between backticks as code. */
export function inlinesOf(text: string): Extract<Inline, { text: string }>[] {
  return text.split('`').map((part, index) => ({
    type: index % 2 === 1 ? 'code' : 'text',
    text: part,
  }));
}

/** The same as HTML. */
export function withCode(text: string): Html {
  return join(
    inlinesOf(text).map((part) => (part.type === 'code' ? renderInlineCode(part.text) : part.text)),
  );
}

/** A text of the map or of the corrections; its keys are in `lessons/*.json`. */
export function said(language: Language, room: 'dotnet' | 'corrections', key: string): Html {
  return withCode(translate(language, room, key));
}
