import { readdirSync, readFileSync } from 'node:fs';
import type { LessonTexts } from '../locales/lessons.ts';
import { failureText } from './base/failures.ts';
import { chooseLanguage, type KeyOf, localesFolder, type Params, translate } from './base/i18n.ts';

/** A lesson's file also holds words that no program says: its terms, diagrams, and exercises' starts. */
type SaidIn<Texts> = Texts extends unknown
  ? KeyOf<Omit<Texts, 'terms' | 'diagrams' | 'starts'>>
  : never;

/** Every text of the lessons' programs: `program.text`. */
export type Key = SaidIn<LessonTexts[keyof LessonTexts]>;

const language = chooseLanguage();

/** The lesson file that holds a program's words. */
function lessonOf(program: string): string {
  const folder = new URL('en/', localesFolder);
  for (const name of readdirSync(folder).filter((name) => /^(\d\d-|error-guide\.)/.test(name))) {
    const texts: object = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    if (program in texts) return name.replace('.json', '');
  }
  throw new Error(`no file in locales/en has the words of "${program}"`);
}

const lessons = new Map<string, string>();

/** A lesson's text in the learner's language, its placeholders filled in. */
export function words(key: Key, params?: Params): string {
  const program = key.slice(0, key.indexOf('.'));
  const lesson = lessons.get(program) ?? lessonOf(program);
  lessons.set(program, lesson);
  return translate(language, lesson, key, params);
}

/** Prints a lesson's text in the learner's language, as one line on standard output. */
export function say(key: Key, params?: Params): void {
  console.log(words(key, params));
}

/** Why a socket operation failed, in the learner's language: a clause without its period. */
export function why(error: unknown): string {
  return failureText(language, error);
}
