import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { Journal } from '../../lib/learner/journal.ts';
import { lesson, startLesson } from '../study/lesson-command.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The lessons whose exercises these tests do. */
export const course = 'fixtures/course/lessons/';
export const courseFolder = new URL(`../study/${course}`, import.meta.url);

/** A file of an exercise of the course: `01-echoing/exercises/echo/solution.ts`. */
export const courseFile = (path: string): string =>
  readFileSync(new URL(path, courseFolder), 'utf8');

/**
 * A learner's folder in the repository, where programs find `#sockets`; its name is a difficult
 * one.
 */
export function workFolder(): string {
  const parent = join(repository, 'work');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'test é '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** Somebody who does exercises: their folder, their files, their commands. */
export function learner(work = workFolder()) {
  const env = { STUDY_LESSONS: course };
  const path = (name: string): string => join(work, name);
  return {
    work,
    path,
    /** A path as messages say it. */
    shown: (name: string): string => path(name).slice(repository.length).replaceAll('\\', '/'),
    progress: () => new Journal(pathToFileURL(`${work}/`)).read(),
    read: (name: string): string => readFileSync(path(name), 'utf8'),
    write: (name: string, text: string): void => {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), text);
    },
    start: (args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
      startLesson(args, { work, env: { ...env, ...more } }),
    run: (args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
      lesson(args, { work, env: { ...env, ...more } }),
    /** Progress of before, as an earlier workbook has left it. */
    remembers: (exercises: object, more: object = {}): void => {
      const progress = { version: 1, lessons: {}, exercises, ...more };
      writeFileSync(path('progress.json'), JSON.stringify(progress));
    },
    terminal: { work, env },
  };
}
