import { existsSync, readdirSync } from 'node:fs';
import { readIfThere } from '../base/files.ts';
import { type Language, languages, perLanguage } from '../base/i18n.ts';
import { listWritten } from '../course/catalogue.ts';
import { loadErrorGuide } from '../course/error-guide.ts';
import { type Lesson, loadGuides, loadLesson, type Writing } from '../course/lesson.ts';
import { pagesOf } from '../course/page.ts';
import { ContentError, type Problem, type ProblemId } from '../course/problem.ts';
import { loadCorrections, loadDotnetMap, loadSayings, loadSources } from '../course/reference.ts';
import { type Prose, readProse } from './prose.ts';

/** Everything that people have written for the lessons, read once. */
export type Content = {
  repository: URL;
  /** Lessons whose pages could be parsed, and at the end the guide to errors. */
  lessons: readonly Lesson[];
  /** Lessons that are not finished: pages, and little that could be checked of them. */
  drafts: readonly Lesson[];
  /** The lessons and the guides: everything that has a page in each language. */
  writings: readonly Writing[];
  /** What is looked up; null where it could not be read. */
  references: ReturnType<typeof readReferences> | null;
  /** Room or lesson → its texts in each language; null where the file is missing. */
  locales: ReadonlyMap<string, Record<Language, Locale | null>>;
  /** The words that a person reads. */
  prose: Readonly<Record<Language, readonly Prose[]>>;
  /** The text of a file of the repository, by its path there; null when there is none. */
  read: (file: string) => string | null;
  /** The files of a folder of the repository, by its path there. */
  list: (folder: string) => string[];
};

/** A locale file: its keys in order, nested ones joined by dots. */
export type Locale = {
  file: string;
  texts: ReadonlyMap<string, string>;
  lineOf: (key: string) => number;
};

/** One check with one subject, which looks at nothing but the content. */
export type Rule = (content: Content) => Iterable<Problem>;

export function problem(
  file: string,
  line: number,
  id: ProblemId,
  params: Problem['params'] = {},
): Problem {
  return { file, line, id, params };
}

/** What is wrong with something that is read. */
export function faultsOf(read: () => unknown): Problem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ContentError) return [error.problem];
    throw error;
  }
}

/** The content, and what could not be read. */
export function readContent(repository: URL): { content: Content; problems: Problem[] } {
  const problems: Problem[] = [];
  const attempt = <T>(read: () => T): T[] => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(error.problem);
      return [];
    }
  };
  const summaries = attempt(() => listWritten(new URL('lessons/', repository))).flat();
  const all = summaries.flatMap((summary) => attempt(() => asWritten(loadLesson(summary))));
  const lessons = all.filter(({ manifest }) => !manifest.draft);
  const drafts = all.filter(({ manifest }) => manifest.draft);
  const guides = attempt(() => loadGuides(repository).map(asWritten)).flat();
  const writings = [...lessons, ...guides];
  const read = (file: string): string | null => readIfThere(new URL(file, repository));
  const list = (folder: string): string[] => {
    const url = new URL(`${folder}/`, repository);
    return existsSync(url) ? readdirSync(url).sort() : [];
  };
  const references = attempt(() => readReferences(new URL('lessons/', repository)))[0] ?? null;
  const locales = readLocales(read, list, attempt);
  const proseIn = (language: Language): Prose[] => readProse({ writings, locales, read }, language);
  const prose = perLanguage(proseIn);
  const content = { repository, lessons, drafts, writings, references, locales, prose, read, list };
  return { content, problems };
}

/** Parsed, with everything on its pages: the rules are also about what is for the instructor. */
function asWritten<Kind extends Writing>(writing: Kind): Kind {
  const written = new Map(pagesOf(writing).map((page) => [page, { ...page, ...page.written }]));
  const pages = perLanguage((language) => {
    const page = writing.pages[language];
    return written.get(page) ?? page;
  });
  return { ...writing, pages };
}

function readReferences(lessons: URL) {
  loadSayings(lessons);
  loadErrorGuide(lessons);
  return {
    dotnet: loadDotnetMap(lessons),
    corrections: loadCorrections(lessons),
    sources: loadSources(lessons),
  };
}

function readLocales(
  read: Content['read'],
  list: Content['list'],
  attempt: <T>(read: () => T) => T[],
): Content['locales'] {
  const rooms = new Set(languages.flatMap((language) => list(`locales/${language}`)));
  const readLocale = (language: Language, name: string): Locale | null => {
    const file = `locales/${language}/${name}`;
    const text = read(file);
    return text === null ? null : (attempt(() => localeOf(file, text))[0] ?? null);
  };
  return new Map(
    [...rooms]
      .sort()
      .map((name) => [
        name.replace(/\.json$/, ''),
        perLanguage((language) => readLocale(language, name)),
      ]),
  );
}

function localeOf(file: string, text: string): Locale {
  const lines = text.split('\n');
  // Each part of the key is below the one before it, and one level deeper.
  const lineOf = (key: string): number =>
    key.split('.').reduce((from, name, depth) => {
      const start = `${'  '.repeat(depth + 1)}"${name}`;
      const at = lines.findIndex((line, index) => index >= from && line.startsWith(start));
      return at < 0 ? from : at + 1;
    }, 0) || 1;
  return { file, texts: new Map(flatten(parsed(file, text))), lineOf };
}

function parsed(file: string, text: string): object {
  try {
    return JSON.parse(text);
  } catch (error) {
    const params = { key: 'JSON', reason: error instanceof Error ? error.message : String(error) };
    throw new ContentError({ file, line: 1, id: 'json-wrong', params });
  }
}

function flatten(texts: object, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}
