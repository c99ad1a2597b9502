import type { Language } from '../../lib/base/i18n.ts';
import { type Block, withoutPrompts } from '../../lib/course/blocks.ts';
import { parsePage } from '../../lib/course/parse.ts';
import { codeReader } from '../../lib/course/regions.ts';
import { renderBlocks } from '../../lib/html/blocks.ts';
import { lessonContext, type PageContext, type Site } from '../../lib/html/page-context.ts';
import { pagesOf } from '../../lib/site/pages.ts';
import { readSite } from '../../lib/site/read-site.ts';

export const lessons = new URL('fixtures/lessons/', import.meta.url);
export const site = readSite(lessons);

/** The first fixture lesson's page, about to be drawn. */
export function contextOf(language: Language, blocks: readonly Block[] = []): PageContext {
  const lesson = site.lessons[0];
  if (!lesson) throw new Error('the fixture has lessons');
  return lessonContext(site, lesson, language, undefined, blocks);
}

/** Markdown of the first fixture lesson as HTML. */
export function draw(markdown: string, language: Language = 'en'): string {
  const reader = codeReader(new URL('01-echo/', lessons));
  const blocks = withoutPrompts(parsePage(markdown, 'lessons/01-echo/en.md', reader));
  return renderBlocks(blocks, contextOf(language, blocks)).text;
}

/** A page of the site, drawn alone. */
export function drawPage(path: string, of: Site = site): string {
  for (const [name, draw] of pagesOf(of)) if (name === path) return String(draw());
  throw new Error(`no page ${path}`);
}
