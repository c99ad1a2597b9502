import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repository } from '../course/catalogue.ts';
import type { Exercise } from '../course/exercises.ts';

/** Where the learner's program for an exercise is. */
export const programFile = (work: URL, { id }: Pick<Exercise, 'id'>): URL =>
  new URL(`${id}.ts`, work);

/** A path as a person in the repository's folder would type it; absolute if it is elsewhere. */
export function shownPath(file: URL): string {
  const path = fileURLToPath(file);
  const near = relative(fileURLToPath(repository), path);
  return near.startsWith('..') ? path : near.replaceAll('\\', '/');
}

/** Whether a file is somewhere in a folder. */
export function isInside(file: URL, folder: URL): boolean {
  const path = relative(fileURLToPath(folder), fileURLToPath(file));
  return path !== '' && !path.startsWith('..') && !/^[a-z]:/i.test(path);
}
