import { existsSync, readdirSync } from 'node:fs';
import { readIfThere } from '../base/files.ts';
import { type Language, languages } from '../base/i18n.ts';
import { errorGuideId, listWritten } from '../course/catalogue.ts';
import { type Exercise, listExercises } from '../course/exercises.ts';
import { type Lesson, loadGuides, loadLesson, type Writing } from '../course/lesson.ts';
import { ContentError, type Problem } from '../course/problem.ts';
import { choices } from './rules/choices.ts';
import { concepts } from './rules/concepts.ts';
import type { Content, Locale, Rule } from './rules/context.ts';
import { errorGuide } from './rules/error-guide.ts';
import { exerciseFiles, exercisesNamed } from './rules/exercises.ts';
import { figures } from './rules/figures.ts';
import { frenchTypography } from './rules/french.ts';
import { links } from './rules/links.ts';
import { localeParity, pluralForms } from './rules/locales.ts';
import { manifests } from './rules/manifests.ts';
import { numbers, quantitiesFormatted } from './rules/numbers.ts';
import { importedCode, titles, uniqueIds } from './rules/page.ts';
import { parity } from './rules/parity.ts';
import { programImports, programLimits, regionMarks, runs, uniqueNames } from './rules/programs.ts';
import { recordings } from './rules/recordings.ts';
import { said } from './rules/say.ts';
import { starts } from './rules/starts.ts';
import { translation } from './rules/translation.ts';
import { avoided, curlyQuotes, oneTerm } from './rules/words.ts';

const rules: readonly Rule[] = [
  manifests,
  concepts,
  titles,
  uniqueIds,
  importedCode,
  parity,
  choices,
  translation,
  programLimits,
  programImports,
  regionMarks,
  runs,
  figures,
  uniqueNames,
  recordings,
  exercisesNamed,
  exerciseFiles,
  starts,
  localeParity,
  pluralForms,
  said,
  frenchTypography,
  numbers,
  quantitiesFormatted,
  curlyQuotes,
  oneTerm,
  avoided,
  links,
  errorGuide,
];

export type Validation = {
  /** Sorted by file and line. */
  problems: Problem[];
  lessons: number;
  /** Those whose files all exist, so that they can be proved. */
  exercises: Exercise[];
};

/** Checks everything that people have written for the lessons. */
export function validateCourse(repository: URL): Validation {
  const { content, problems } = readContent(repository);
  const found = [...problems, ...rules.flatMap((rule) => rule(content))];
  found.sort((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line);
  const exercises = listExercises(content.lessons).filter(({ lesson, slug }) => {
    const folder = `lessons/${lesson.id}/exercises/${slug}/`;
    return !found.some(({ file }) => file.startsWith(folder) || `${file}/` === `${folder}wrong/`);
  });
  return {
    problems: found,
    lessons: content.lessons.filter(({ id }) => id !== errorGuideId).length,
    exercises,
  };
}

function readContent(repository: URL): { content: Content; problems: Problem[] } {
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
  const lessons = summaries.flatMap((summary): Lesson[] =>
    attempt(() => asWritten(loadLesson(summary))),
  );
  const writings = [...lessons, ...attempt(() => loadGuides(repository).map(asWritten)).flat()];
  const read = (file: string): string | null => readIfThere(new URL(file, repository));
  const list = (folder: string): string[] => {
    const url = new URL(`${folder}/`, repository);
    return existsSync(url) ? readdirSync(url).sort() : [];
  };
  const locales = readLocales(read, list);
  return { content: { repository, lessons, writings, locales, read, list }, problems };
}

/** The rules are about everything on a page, what is for the instructor included. */
function asWritten<Kind extends Writing>(writing: Kind): Kind {
  const { en, fr } = writing.pages;
  return { ...writing, pages: { en: { ...en, ...en.written }, fr: { ...fr, ...fr.written } } };
}

function readLocales(read: Content['read'], list: Content['list']): Content['locales'] {
  const rooms = new Set(languages.flatMap((language) => list(`locales/${language}`)));
  return new Map(
    [...rooms].sort().map((name) => {
      const of = (language: Language): Locale | null => {
        const file = `locales/${language}/${name}`;
        const text = read(file);
        return text === null ? null : localeOf(file, text);
      };
      return [name.replace(/\.json$/, ''), { en: of('en'), fr: of('fr') }];
    }),
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
  return { file, texts: new Map(flatten(JSON.parse(text))), lineOf };
}

function flatten(texts: object, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}
