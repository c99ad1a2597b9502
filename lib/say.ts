import { readdirSync, readFileSync } from 'node:fs';
import type listening from '../locales/en/01-listening.json';
import type clientSockets from '../locales/en/02-client-sockets.json';
import type asyncServer from '../locales/en/03-async-server.json';
import type tcpServices from '../locales/en/04-tcp-services.json';
import type errorGuide from '../locales/en/error-guide.json';
import type { Params } from './base/errors.ts';
import { failureText } from './base/failures.ts';
import { chooseLanguage, type KeyOf, localesFolder, translate } from './base/i18n.ts';

/** A lesson's file also holds words that no program says: its terms, diagrams and exercises’ starts. */
type SaidIn<Texts> = KeyOf<Omit<Texts, 'terms' | 'diagrams' | 'starts'>>;

/** Every text of the lessons' programs: `program.text`. A new lesson adds its file here. */
export type Key =
  | SaidIn<typeof listening>
  | SaidIn<typeof clientSockets>
  | SaidIn<typeof asyncServer>
  | SaidIn<typeof tcpServices>
  | SaidIn<typeof errorGuide>;

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
