import type { Lesson } from '../../course/lesson.ts';
import { type Html, html } from '../html.ts';
import { renderInlines } from '../inline.ts';
import { lessonPath, programPath, relativeLink } from '../links.ts';
import type { Scene } from '../site.ts';

/** The section of a lesson, by its title. */
export function renderSectionLink(lesson: Lesson, id: string, scene: Scene): Html {
  const { language, path } = scene;
  const heading = lesson.pages[language].outline.headings.find((candidate) => candidate.id === id);
  if (!heading) throw new Error(`lessons/${lesson.id}/${language}.md has no section ${id}`);
  const address = relativeLink(path, lessonPath(language, lesson.slug));
  return html`<a href="${address}#${id}">${renderInlines(heading.children, scene)}</a>`;
}

/** A program of any lesson: a name is given once. */
export function renderProgramLink(program: string, scene: Scene): Html {
  const { site, language, path } = scene;
  const lesson = site.lessons.find(({ id }) => site.programs.get(id)?.has(program));
  if (!lesson) throw new Error(`no lesson has a program ${program}`);
  const address = relativeLink(path, programPath(language, lesson.slug, program));
  return html`<a href="${address}"><code>${program}</code></a>`;
}

/** Programs that are run together, and the section that runs them; null for those that none runs. */
export type Shown = { programs: readonly string[]; section: string | null };

/** The runs of a lesson in the order of its page, each once, then what is not run. */
export function runsOf(lesson: Lesson, { site, language }: Scene): Shown[] {
  const runs = new Map<string, Shown>();
  for (const run of lesson.pages[language].outline.runs) {
    const name = run.programs.join('+');
    if (!runs.has(name)) runs.set(name, run);
  }
  const shown = new Set(lesson.runs.flat());
  const names = [...(site.programs.get(lesson.id)?.keys() ?? [])];
  const left = names.filter((name) => !shown.has(name));
  return [...runs.values(), ...left.map((name) => ({ programs: [name], section: null }))];
}
