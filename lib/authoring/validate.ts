import { errorGuideId } from '../course/catalogue.ts';
import { type Exercise, listExercises } from '../course/exercises.ts';
import type { Problem } from '../course/problem.ts';
import { type Rule, readContent } from './content.ts';
import { apiNames } from './rules/api-names.ts';
import { utf8 } from './rules/bytes.ts';
import { errorGuide } from './rules/error-guide.ts';
import { exerciseFiles, exercisesNamed } from './rules/exercises.ts';
import { figures } from './rules/figures.ts';
import { links } from './rules/links.ts';
import { localeParity, pluralForms, said, starts } from './rules/locales.ts';
import { concepts, manifests } from './rules/manifests.ts';
import { choices, importedCode, parity, titles, uniqueIds } from './rules/pages.ts';
import { programs, recordings, runs, uniqueNames } from './rules/programs.ts';
import { references } from './rules/references.ts';
import { spelling } from './rules/spelling.ts';
import { curlyQuotes, frenchTypography, numbers, quantitiesFormatted } from './rules/typography.ts';
import { avoided, oneTerm } from './rules/words.ts';
import { translation } from './translation.ts';
import { untranslated } from './untranslated.ts';

const rules: readonly Rule[] = [
  ...[utf8, manifests, concepts, references],
  ...[titles, uniqueIds, importedCode, parity, choices, translation],
  ...[programs, runs, figures, uniqueNames, recordings],
  ...[exercisesNamed, exerciseFiles, starts],
  ...[localeParity, pluralForms, said],
  ...[frenchTypography, numbers, quantitiesFormatted, curlyQuotes, oneTerm, avoided],
  ...[spelling, apiNames],
  ...[links, errorGuide],
];

/** What holds for a lesson before it has programs, and before its words were looked at. */
const draftRules: readonly Rule[] = [titles, uniqueIds, parity];

export type Validation = {
  /** Sorted by file and line. */
  problems: Problem[];
  /** What languages that are only data lack. */
  untranslated: Problem[];
  lessons: number;
  /** Those whose files all exist, so that they can be proved. */
  exercises: Exercise[];
};

/** Checks everything that people have written for the lessons. */
export function validateCourse(repository: URL): Validation {
  const { content, problems } = readContent(repository);
  // What follows from a file that cannot be read is noise.
  if (problems.length === 0) {
    for (const rule of rules) problems.push(...rule(content));
    const { drafts } = content;
    const unfinished = { ...content, lessons: drafts, writings: drafts };
    for (const rule of draftRules) problems.push(...rule(unfinished));
  }
  problems.sort((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line);
  const exercises = listExercises(content.lessons).filter(({ lesson, slug }) => {
    const folder = `lessons/${lesson.id}/exercises/${slug}/`;
    return !problems.some(({ file }) => file.startsWith(folder));
  });
  const lessons = content.lessons.filter(({ id }) => id !== errorGuideId);
  const missing = [...untranslated(content)];
  return { problems, untranslated: missing, lessons: lessons.length, exercises };
}
