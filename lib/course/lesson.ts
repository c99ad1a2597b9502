import { readdirSync } from 'node:fs';
import type { Language } from '../base/i18n.ts';
import { everyBlock } from './blocks.ts';
import { type LessonSummary, repository } from './catalogue.ts';
import { once, type Page, pagesOf, readPages } from './page.ts';
import { ContentError } from './problem.ts';

export type Program = {
  name: string;
  file: URL;
  /** A server is started before others in a `::: run`; it ends when it is told to. */
  kind: 'program' | 'server';
};

/** What is written in both languages: a lesson, or a guide. */
export type Writing = { slug: string; folder: URL; pages: Record<Language, Page> };

/** A lesson with its pages, which are parsed when something in them is asked for. */
export type Lesson = LessonSummary & {
  readonly pages: Record<Language, Page>;
  readonly programs: Program[];
  /** The programs of each `::: run`, in the order of the page. */
  readonly runs: string[][];
};

export function loadLesson(summary: LessonSummary): Lesson {
  const pages = readPages(summary.folder, `lessons/${summary.id}`);
  const shown = once(() => {
    const runs = pages.en.outline.runs.map(({ programs }) => programs);
    const programs = programsOf(summary, runs);
    // The guide to errors also shows runs of lessons, which remain theirs.
    const own = new Set(programs.map(({ name }) => name));
    return { programs, runs: unique(runs).filter((names) => names.every((name) => own.has(name))) };
  });
  return {
    ...summary,
    pages,
    get programs() {
      return shown().programs;
    },
    get runs() {
      return shown().runs;
    },
  };
}

/** The programs in `examples/`, those that serve others in a run marked as servers. */
export function programsOf({ folder }: LessonSummary, runs: readonly string[][]): Program[] {
  const servers = new Set(runs.flatMap((programs) => programs.slice(0, -1)));
  return readdirSync(new URL('examples/', folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const name = file.slice(0, -'.ts'.length);
      const kind = servers.has(name) ? 'server' : 'program';
      return { name, file: new URL(`examples/${file}`, folder), kind };
    });
}

/** A run that a page shows more than once counts as one run. */
const unique = (runs: readonly string[][]): string[][] => [
  ...new Map(runs.map((names) => [names.join('+'), names])).values(),
];

/** The guides' folders in the repository; a guide's links and imports start there. */
export const guideFolders = {
  kit: 'lib/sockets/guide',
  'how-to-run': 'lessons/how-to-run',
  instructors: 'lessons/instructors',
  protocol: 'lessons/protocol',
} as const;
export type GuideId = keyof typeof guideFolders;

/**
 * Written as a lesson is, with nothing to run: how the kit is made, how to run the programs, how to
 * teach a room, how a room and its learners talk.
 */
export type Guide = Writing & { id: GuideId; slug: GuideId };

export function loadGuide(id: GuideId, root: URL = repository): Guide {
  const name = guideFolders[id];
  const folder = new URL(`${name}/`, root);
  const pages = readPages(folder, name);
  for (const { file, blocks } of pagesOf({ pages })) {
    for (const { type, line } of everyBlock(blocks)) {
      if (type !== 'run' && type !== 'exercise' && type !== 'figure') continue;
      throw new ContentError({ file, line, id: 'guide-block', params: { found: type } });
    }
  }
  return { id, slug: id, folder, pages };
}

export function loadGuides(root: URL = repository): Guide[] {
  const ids = Object.keys(guideFolders) as GuideId[];
  return ids.map((id) => loadGuide(id, root));
}
