import { errorGuideId } from '../../course/catalogue.ts';
import type { Lesson } from '../../course/lesson.ts';
import { ContentError } from '../../course/problem.ts';
import { renderPartHeading } from '../../html/blocks.ts';
import { renderInlineCode } from '../../html/code-words.ts';
import { type Html, html } from '../../html/html.ts';
import { renderInlines } from '../../html/inline.ts';
import { renderPage } from '../../html/layout.ts';
import { homeOf, type PageContext } from '../../html/page-context.ts';
import { renderArticle, renderTitle } from '../../html/page-parts.ts';
import { errorPath, lessonPath, programPath, relativeLink } from '../../html/paths.ts';

export type Part = { id: string; title: string; body: Html };

type Reference = {
  kind: 'mapping' | 'listing' | 'about';
  title: string;
  say: string;
  opening: Html;
  parts: readonly Part[];
  /** What only this page loads. */
  head?: Html;
};

/** A page to look things up in: an opening, and parts with a heading each. */
export function renderReference(context: PageContext, page: Reference): string {
  const { kind, title, say, opening, parts } = page;
  const sections = parts.map(({ id, title }) => ({
    id,
    title: [{ type: 'text' as const, text: title }],
  }));
  const body = parts.map((part) => [renderPartHeading(part, 2, context), part.body]);
  const main = renderArticle(context, sections, [renderTitle(title, say), opening], body);
  const { head } = page;
  return renderPage(context, { title, description: say, kind, main, ...(head && { head }) });
}

/** The section of a lesson, by its title. */
export function renderSectionLink(lesson: Lesson, id: string, context: PageContext): Html {
  const { language, path } = context;
  const { headings } = lesson.pages[language].outline;
  const at = headings.findIndex((candidate) => candidate.id === id);
  const heading = headings[at];
  if (!heading) {
    const { file } = lesson.pages[language];
    throw new ContentError({ file, line: 1, id: 'section-wanted', params: { section: id } });
  }
  if (lesson.id === errorGuideId) {
    // Each of its sections is a page.
    const page = headings.slice(0, at + 1).findLast(({ level }) => level === 2) ?? heading;
    const to = relativeLink(path, errorPath(language, page.id));
    return html`<a href="${to}">${renderInlines(page.children, context)}</a>`;
  }
  const address = relativeLink(path, lessonPath(language, lesson.slug));
  return html`<a href="${address}#${id}">${renderInlines(heading.children, context)}</a>`;
}

/** A program of any lesson: a name is given once. */
export function renderProgramLink(program: string, context: PageContext): Html {
  const { language, path } = context;
  const lesson = homeOf(program, context);
  if (!lesson) throw new Error(`no lesson has a program ${program}`);
  const address = relativeLink(path, programPath(language, lesson.slug, program));
  return html`<a href="${address}">${renderInlineCode(program)}</a>`;
}

/** Programs that are run together, and the section that runs them; null for those that none runs. */
export type ListedRun = { programs: readonly string[]; section: string | null };

/** The runs of a lesson in the order of its page, each once, then what is not run. */
export function runsOf(lesson: Lesson, { site, language }: PageContext): ListedRun[] {
  const runs = new Map<string, ListedRun>();
  const own = new Set(lesson.programs.map(({ name }) => name));
  for (const run of lesson.pages[language].outline.runs) {
    const name = run.programs.join('+');
    if (!runs.has(name) && run.programs.every((program) => own.has(program))) runs.set(name, run);
  }
  const shown = new Set(lesson.runs.flat());
  const names = [...(site.programs.get(lesson.id)?.keys() ?? [])];
  const left = names.filter((name) => !shown.has(name));
  return [...runs.values(), ...left.map((name) => ({ programs: [name], section: null }))];
}
