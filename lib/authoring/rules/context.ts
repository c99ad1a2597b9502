import type { Language } from '../../base/i18n.ts';
import type { Lesson, Writing } from '../../course/lesson.ts';
import type { Problem, ProblemId } from '../../course/problem.ts';

/** A locale file: its keys in order, nested ones joined by dots. */
export type Locale = {
  file: string;
  texts: ReadonlyMap<string, string>;
  lineOf: (key: string) => number;
};

/** Everything that the rules look at, read once. */
export type Content = {
  repository: URL;
  /** Lessons whose pages could be parsed, and at the end the guide to errors. */
  lessons: readonly Lesson[];
  /** The lessons and the guides: everything that has a page in each language. */
  writings: readonly Writing[];
  /** Room or lesson → its texts in each language; null where the file is missing. */
  locales: ReadonlyMap<string, Record<Language, Locale | null>>;
  /** The text of a file of the repository, by its path there; null when there is none. */
  read: (file: string) => string | null;
  /** The files of a folder of the repository, by its path there. */
  list: (folder: string) => string[];
};

/** One check with one subject. Rules are pure: they read nothing but the content. */
export type Rule = (content: Content) => Problem[];

export function problem(
  file: string,
  line: number,
  id: ProblemId,
  params: Problem['params'] = {},
): Problem {
  return { file, line, id, params };
}
