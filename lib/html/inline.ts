import { posix } from 'node:path';
import { isLanguage } from '../base/i18n.ts';
import type { Inline } from '../course/blocks.ts';
import { errorGuideId } from '../course/catalogue.ts';
import { guideFolders } from '../course/guide.ts';
import { errorScheme, termScheme } from '../course/term-links.ts';
import { type Html, html, join } from './html.ts';
import {
  errorPath,
  errorsPath,
  glossaryPath,
  howToRunPath,
  kitPath,
  lessonPath,
  programPath,
  relativeLink,
} from './paths.ts';
import type { Scene } from './site.ts';

/** A paragraph's words. */
export function renderInlines(inlines: readonly Inline[], scene: Scene): Html {
  return join(inlines.map((inline) => renderInline(inline, scene)));
}

function renderInline(inline: Inline, scene: Scene): Html {
  switch (inline.type) {
    case 'text':
      return html`${inline.text}`;
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'break':
      return html`<br>`;
    case 'emphasis':
      return html`<em>${renderInlines(inline.children, scene)}</em>`;
    case 'strong':
      return html`<strong>${renderInlines(inline.children, scene)}</strong>`;
    case 'link': {
      if (inline.href.startsWith(termScheme)) return renderTerm(inline, scene);
      if (inline.href.startsWith(errorScheme)) return renderCode(inline, scene);
      const words = renderInlines(inline.children, scene);
      const href = siteLink(inline.href, scene);
      return href === null ? words : html`<a href="${href}">${words}</a>`;
    }
  }
}

/** A term links to its sentence in the glossary. */
function renderTerm(link: Extract<Inline, { type: 'link' }>, scene: Scene): Html {
  const { language, path } = scene;
  const address = relativeLink(path, glossaryPath(language));
  const id = link.href.slice(termScheme.length);
  return html`<a class="term" href="${address}#${id}">${renderInlines(link.children, scene)}</a>`;
}

/** A code links to what it means. */
function renderCode(link: Extract<Inline, { type: 'link' }>, scene: Scene): Html {
  const { language, path } = scene;
  const address = relativeLink(path, errorPath(language, link.href.slice(errorScheme.length)));
  return html`<a class="term" href="${address}">${renderInlines(link.children, scene)}</a>`;
}

/**
 * Where a link of a page leads on the site: a lesson's page, a program's, the guide, or the world.
 * Null for a file of the repository that the site does not have.
 */
export function siteLink(
  href: string,
  { site, path, folder, language, lesson, anchors }: Scene,
): string | null {
  if (/^(https?:|mailto:)/i.test(href)) return href;
  if (href.startsWith('#') && lesson?.id === errorGuideId) {
    return relativeLink(path, errorPath(language, href.slice(1)));
  }
  if (href.startsWith('#')) return (anchors ? relativeLink(path, anchors) : '') + href;
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(href)) return null;
  const [file = '', anchor] = href.split('#');
  const end = anchor === undefined ? '' : `#${anchor}`;
  const wanted = posix.join(folder, file);
  const guide = /^(.*)\/(en|fr)\.md$/.exec(wanted);
  if (isLanguage(guide?.[2])) {
    if (guide[1] === guideFolders.kit) return relativeLink(path, kitPath(guide[2])) + end;
    if (guide[1] === guideFolders['how-to-run']) {
      return relativeLink(path, howToRunPath(guide[2])) + end;
    }
  }
  const [root, id, name = '', example] = wanted.split('/');
  if (root === 'lessons' && id === errorGuideId && name.endsWith('.md')) {
    return relativeLink(path, anchor ? errorPath(language, anchor) : errorsPath(language));
  }
  const target = site.lessons.find((candidate) => candidate.id === id);
  if (root !== 'lessons' || !target) return null;
  const wished = name.replace(/\.md$/, '') || language;
  if (isLanguage(wished)) return relativeLink(path, lessonPath(wished, target.slug)) + end;
  const program = example?.replace(/\.ts$/, '') ?? '';
  if (name !== 'examples' || !site.programs.get(target.id)?.has(program)) return null;
  return relativeLink(path, programPath(language, target.slug, program)) + end;
}
