import { linkTerms } from '../course/glossary.ts';
import { type Guide, guideFolders } from '../course/lesson.ts';
import { renderBlocks } from '../html/blocks.ts';
import { renderPage } from '../html/layout.ts';
import type { PageContext } from '../html/page-context.ts';
import { renderArticle, renderTitle } from '../html/page-parts.ts';

/** How the kit is made. */
export function renderKit(context: PageContext): string {
  return renderGuide(context.site.guide, 'kit', context);
}

/** How to run the programs. */
export function renderHowToRun(context: PageContext): string {
  return renderGuide(context.site.howToRun, 'guide', context);
}

/** How to teach a room. */
export function renderInstructors(context: PageContext): string {
  return renderGuide(context.site.instructors, 'guide', context);
}

/** How a workshop's room and its learners talk to each other. */
export function renderProtocol(context: PageContext): string {
  return renderGuide(context.site.protocol, 'guide', context);
}

function renderGuide(guide: Guide, kind: 'kit' | 'guide', around: PageContext): string {
  const { site, language } = around;
  const context = { ...around, folder: guideFolders[guide.id] };
  const { front, sections, blocks, language: written } = guide.pages[language];
  const { title, summary: description } = front;
  const text = renderBlocks(linkTerms(blocks, site.terms, written), context);
  const main = renderArticle(context, sections, renderTitle(title, description), text, written);
  return renderPage(context, { title, description, kind, main });
}
