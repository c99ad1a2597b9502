import { errorGuideId } from '../../course/catalogue.ts';
import type { Lesson } from '../../course/lesson.ts';
import { type Html, html } from '../../html/html.ts';
import { renderInlines } from '../../html/inline.ts';
import { errorPath, lessonPath, programPath, relativeLink } from '../../html/paths.ts';
import { homeOf, type Scene } from '../../html/site.ts';

/** The section of a lesson, by its title. */
export function renderSectionLink(lesson: Lesson, id: string, scene: Scene): Html {
  const { language, path } = scene;
  const { headings } = lesson.pages[language].outline;
  const at = headings.findIndex((candidate) => candidate.id === id);
  const heading = headings[at];
  if (!heading) throw new Error(`lessons/${lesson.id}/${language}.md has no section ${id}`);
  if (lesson.id === errorGuideId) {
    // Each of its sections is a page.
    const page = headings.slice(0, at + 1).findLast(({ level }) => level === 2) ?? heading;
    const to = relativeLink(path, errorPath(language, page.id));
    return html`<a href="${to}">${renderInlines(page.children, scene)}</a>`;
  }
  const address = relativeLink(path, lessonPath(language, lesson.slug));
  return html`<a href="${address}#${id}">${renderInlines(heading.children, scene)}</a>`;
}

/** A program of any lesson: a name is given once. */
export function renderProgramLink(program: string, scene: Scene): Html {
  const { language, path } = scene;
  const lesson = homeOf(program, scene);
  if (!lesson) throw new Error(`no lesson has a program ${program}`);
  const address = relativeLink(path, programPath(language, lesson.slug, program));
  return html`<a href="${address}"><code>${program}</code></a>`;
}

/** Programs that are run together, and the section that runs them; null for those that none runs. */
export type Shown = { programs: readonly string[]; section: string | null };

/** The runs of a lesson in the order of its page, each once, then what is not run. */
export function runsOf(lesson: Lesson, { site, language }: Scene): Shown[] {
  const runs = new Map<string, Shown>();
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
