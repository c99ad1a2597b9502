import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeControls } from '../base/escape-controls.ts';
import { hashOf, readIfThere } from '../base/files.ts';
import type { Language } from '../base/i18n.ts';
import { UserError } from '../base/user-error.ts';
import { repository } from '../course/catalogue.ts';
import type { Exercise } from '../course/exercises.ts';
import { startText, startTexts } from '../course/start-text.ts';
import { codeOf } from '../sockets/errors.ts';
import type { Journal } from './journal.ts';
import { exerciseIn, statusOf } from './progress.ts';

/** Where the learner's program for an exercise is. */
export const programFile = (work: URL, { id }: Pick<Exercise, 'id'>): URL =>
  new URL(`${id}.ts`, work);

/**
 * A path as a person in the repository's folder would type it; absolute if it is elsewhere. A file's
 * name may hold any character: none of them steers the terminal.
 */
export function shownPath(file: URL): string {
  const path = fileURLToPath(file);
  const near = relative(fileURLToPath(repository), path);
  return escapeControls(near.startsWith('..') ? path : near.replaceAll('\\', '/'));
}

export type Started = {
  file: URL;
  /** Whether the file was created now; it is never overwritten. */
  made: boolean;
  /** Whether start.ts has changed since the file was copied from it. */
  outdated: boolean;
  /** Whether the learner has yet to replace the TODO in it. */
  todo: boolean;
};

/** Copies an exercise's start.ts to `work/`, unless the learner's file already exists. */
export function startExercise(
  exercise: Exercise,
  work: URL,
  progress: Journal,
  language: Language,
): Started {
  const file = programFile(work, exercise);
  const text = startText(exercise, language);
  writeProject(work);
  const made = createFile(file, text);
  const at = new Date().toISOString();
  const start = made ? markOf(text) : undefined;
  progress.add({ fact: 'started', exercise: exercise.id, at, start });
  const isPassed = statusOf(progress.read(), exercise) === 'passed';
  const todo = made || (!isPassed && readIfThere(file)?.includes('TODO') === true);
  return { file, made, outdated: !made && isOutdated(exercise, progress), todo };
}

/** Keeps the learner's file under a dated name and starts over; returns the copy's file. */
export function resetExercise(
  exercise: Exercise,
  work: URL,
  progress: Journal,
  language: Language,
): URL | null {
  const file = programFile(work, exercise);
  const kept = existsSync(file) ? datedName(file) : null;
  if (kept) renameSync(file, kept);
  try {
    startExercise(exercise, work, progress, language);
  } catch (error) {
    // The disk may be full: then nothing has changed.
    if (kept) renameSync(kept, file);
    throw error;
  }
  return kept;
}

/** A name with the time in it that is not taken: `echo.2026-11-21T10-20-30.ts`. */
export function datedName(file: URL): URL {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  for (let number = 1; ; number += 1) {
    const more = number === 1 ? '' : `-${number}`;
    const kept = new URL(file.href.replace(/\.ts$/, `.${stamp}${more}.ts`));
    if (!existsSync(kept)) return kept;
  }
}

/** Whether the workbook's start.ts differs from the one that the learner started with. */
export function isOutdated(exercise: Exercise, progress: Journal): boolean {
  const { start } = exerciseIn(progress.read(), exercise.id);
  return start !== undefined && !Object.values(startTexts(exercise)).map(markOf).includes(start);
}

const markOf = (text: string): string => hashOf(text).slice(0, 16);

/** Off for learners: what is not a mistake in JavaScript is not one in an exercise. */
const lenient = [
  'erasableSyntaxOnly',
  'exactOptionalPropertyTypes',
  'noImplicitAny',
  'noImplicitOverride',
  'noImplicitReturns',
  'noUncheckedIndexedAccess',
  'useUnknownInCatchVariables',
];

/** An editor in `work/` sees the workbook's settings: it finds `#sockets`, and stays quiet. */
export function writeProject(work: URL): void {
  const up = relative(fileURLToPath(work), fileURLToPath(repository)).replaceAll('\\', '/');
  const compilerOptions = Object.fromEntries(lenient.map((option) => [option, false]));
  const settings = {
    extends: `${up}/tsconfig.json`,
    compilerOptions,
    include: ['**/*.ts'],
    exclude: [],
  };
  createFile(new URL('tsconfig.json', work), `${JSON.stringify(settings, null, 2)}\n`);
}

/** Writes a file that does not exist yet; false if it does. */
export function createFile(file: URL, text: string): boolean {
  let made = false;
  try {
    mkdirSync(new URL('.', file), { recursive: true });
    closeSync(openSync(file, 'wx'));
    made = true;
    writeFileSync(file, text);
    return true;
  } catch (error) {
    if (!made && codeOf(error) === 'EEXIST' && existsSync(file)) return false;
    // Half a file would be mistaken for the learner's own.
    if (made) rmSync(file, { force: true });
    throw new UserError('folder-unwritable', { folder: shownPath(file), code: codeOf(error) }, 1);
  }
}
