import { readdirSync, readFileSync } from 'node:fs';
import type { Language } from '../base/i18n.ts';
import type { Block } from './blocks.ts';
import type { LessonSummary } from './catalogue.ts';
import { codeReader } from './code.ts';
import { cutFrontMatter, type FrontMatter, readFrontMatter } from './front-matter.ts';
import { type Outline, outlineOf } from './outline.ts';
import { parsePage } from './parse.ts';
import { withoutPrompts } from './prompts.ts';
import { type Section, sectionsOf } from './sections.ts';

export type Page = {
  language: Language;
  /** The file as messages name it, `lessons/01-listening/en.md`. */
  file: string;
  front: FrontMatter;
  /** What learners read: nothing that is only for the instructor. */
  blocks: Block[];
  sections: Section[];
  /** The whole page, for speaker notes and for the content rules. */
  written: { blocks: Block[]; sections: Section[] };
  /** Where things are in it. */
  outline: Outline;
};

export type Program = {
  name: string;
  file: URL;
  /** A server is started before others in a `::: run`; it ends when it is told to. */
  kind: 'program' | 'server';
};

/** What is written in both languages: a lesson, or the guide to the kit. */
export type Writing = { slug: string; folder: URL; pages: Record<Language, Page> };

export type Lesson = LessonSummary & {
  pages: Record<Language, Page>;
  programs: Program[];
  /** The programs of each `::: run`, in the order of the page. */
  runs: string[][];
  /** Slugs of the exercises, in the order of the page. */
  exercises: string[];
};

/** Reads and parses one language's page of a lesson. */
export function loadPage({ id, folder }: LessonSummary, language: Language): Page {
  return readPage(folder, `lessons/${id}`, language);
}

/** Reads and parses a page. `name` is its folder as messages say it. */
export function readPage(folder: URL, name: string, language: Language): Page {
  const source = readSource(folder, name, language);
  return parseSource(source, folder, language, readFrontMatter(source.yaml, source.file));
}

/** A page's file, cut in two but not yet read. */
export type Source = { file: string; yaml: string; body: string };

export function readSource(folder: URL, name: string, language: Language): Source {
  const file = `${name}/${language}.md`;
  return { file, ...cutFrontMatter(readFileSync(new URL(`${language}.md`, folder), 'utf8'), file) };
}

export function parseSource(
  { file, body }: Source,
  folder: URL,
  language: Language,
  front: FrontMatter,
): Page {
  const written = parsePage(body, file, codeReader(folder));
  const blocks = withoutPrompts(written);
  return {
    language,
    file,
    front,
    blocks,
    sections: sectionsOf(blocks),
    written: { blocks: written, sections: sectionsOf(written) },
    outline: outlineOf(written),
  };
}

/** Both pages of a folder. */
export function readPages(folder: URL, name: string): Record<Language, Page> {
  return { en: readPage(folder, name, 'en'), fr: readPage(folder, name, 'fr') };
}

/** A complete lesson, with both pages. */
export function loadLesson(summary: LessonSummary): Lesson {
  const pages = readPages(summary.folder, `lessons/${summary.id}`);
  const { exercises } = pages.en.outline;
  const shown = pages.en.outline.runs.map(({ programs }) => programs);
  const programs = programsOf(summary, shown);
  // The guide to errors also shows runs of lessons, which remain theirs.
  const own = new Set(programs.map(({ name }) => name));
  const runs = unique(shown).filter((names) => names.every((name) => own.has(name)));
  return { ...summary, pages, programs, runs, exercises };
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
