import { readdirSync, readFileSync } from 'node:fs';
import { type Language, languages } from '../i18n.ts';
import { type Block, everyBlock } from './blocks.ts';
import { codeReader } from './code.ts';
import { type FrontMatter, splitFrontMatter } from './front-matter.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { parsePage } from './parse.ts';
import { type Section, sectionsOf } from './sections.ts';

/** What is known of a lesson without reading its pages: cheap, for menus and lists. */
export type LessonSummary = {
  /** The folder's name, `01-listening`. */
  id: string;
  /** The name in addresses, `listening`. */
  slug: string;
  folder: URL;
  manifest: Manifest;
};

export type Page = {
  language: Language;
  /** The file as messages name it, `lessons/01-listening/en.md`. */
  file: string;
  front: FrontMatter;
  blocks: Block[];
  sections: Section[];
};

export type Program = {
  name: string;
  file: URL;
  /** A server is started before others in a `::: run`; it ends when it is told to. */
  kind: 'program' | 'server';
};

export type Lesson = LessonSummary & {
  pages: Record<Language, Page>;
  programs: Program[];
  /** The programs of each `::: run`, in the order of the page. */
  runs: string[][];
  /** Slugs of the exercises, in the order of the page. */
  exercises: string[];
};

/** The repository's own folder. */
export const repository = new URL('../../', import.meta.url);
export const lessonsFolder = new URL('lessons/', repository);

/** Every lesson's summary, in the order of their numbers. */
export function listLessons(root: URL = lessonsFolder): LessonSummary[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d\d-[a-z0-9-]+$/.test(entry.name))
    .map(({ name: id }) => {
      const folder = new URL(`${id}/`, root);
      const manifest = readManifest(new URL('lesson.json', folder), `lessons/${id}/lesson.json`);
      return { id, slug: id.slice(3), folder, manifest };
    })
    .sort((a, b) => a.id.localeCompare(b.id, 'en'));
}

/** Reads and parses one language's page of a lesson. */
export function loadPage({ id, folder }: LessonSummary, language: Language): Page {
  const file = `lessons/${id}/${language}.md`;
  const text = readFileSync(new URL(`${language}.md`, folder), 'utf8');
  const { front, body } = splitFrontMatter(text, file);
  const blocks = parsePage(body, file, codeReader(folder));
  return { language, file, front, blocks, sections: sectionsOf(blocks) };
}

/** A lesson whole, with both pages. */
export function loadLesson(summary: LessonSummary): Lesson {
  const [en, fr] = languages.map((language) => loadPage(summary, language));
  if (!en || !fr) throw new Error('a lesson has an English and a French page');
  const blocks = [...everyBlock(en.blocks)];
  const runs = blocks.flatMap((block) => (block.type === 'run' ? [block.programs] : []));
  const exercises = blocks.flatMap((block) => (block.type === 'exercise' ? [block.slug] : []));
  return { ...summary, pages: { en, fr }, programs: programsOf(summary, runs), runs, exercises };
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

/** The file in `recordings/` that holds what a run did: `first-listener+greeter.fr.json`. */
export function recordingName(programs: readonly string[], language: Language): string {
  return `${programs.join('+')}.${language}.json`;
}
