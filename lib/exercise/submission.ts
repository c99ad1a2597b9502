import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { escapeControls } from '../base/escape-controls.ts';
import { UserError } from '../base/user-error.ts';
import type { Exercise } from '../course/exercises.ts';
import { temporaryName } from '../learner/temporary.ts';
import { datedName, programFile, shownPath, writeProject } from '../learner/workspace.ts';
import { codeOf } from '../sockets/errors.ts';

/** A program to be judged. */
export type Submission = {
  exercise: Exercise;
  /** The file that runs. */
  file: URL;
  /** The file that the person knows: what runs may be a copy of it. */
  given: URL;
  /** Its name as the person would write it. */
  name: string;
  /** What it held when it was read for judging. */
  source: string;
};

/**
 * The learner's own program.
 *
 * @throws UserError `exercise-not-started` where there is none, or `program-unreadable`.
 */
export function ownSubmission(exercise: Exercise, work: URL): Submission {
  const file = programFile(work, exercise);
  const name = shownPath(file);
  const missing = new UserError('exercise-not-started', { file: name, exercise: exercise.id });
  return { exercise, file, given: file, name, source: readProgram(file, name, missing) };
}

/**
 * Any program. One outside `work/` is copied there for as long as `use` takes, so that it finds
 * `#sockets`; unless it consists of several files, which find each other only where they are.
 */
export async function withGiven<T>(
  path: string,
  exercise: Exercise,
  work: URL,
  use: (submission: Submission) => Promise<T>,
): Promise<T> {
  // npm starts us in the repository's folder, wherever the person is.
  const given = pathToFileURL(resolve(process.env.INIT_CWD ?? '.', path));
  const name = escapeControls(path);
  const source = readProgram(given, name, new UserError('file-none', { file: name }));
  const submission = { exercise, given, name, source };
  if (isInside(given, work) || namesNeighbors(source)) return use({ ...submission, file: given });
  writeProject(work);
  const folder = new URL(`${temporaryName(work, 'given')}/`, work);
  const file = new URL(encodeURIComponent(basename(fileURLToPath(given))), folder);
  try {
    try {
      mkdirSync(folder);
      copyFileSync(given, file);
    } catch (error) {
      // The system would name the file that is copied.
      const code = codeOf(error);
      throw new UserError('folder-unwritable', { folder: shownPath(work), code }, 1);
    }
    return await use({ ...submission, file });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a file is somewhere in a folder. */
function isInside(file: URL, folder: URL): boolean {
  const path = relative(fileURLToPath(folder), fileURLToPath(file));
  return path !== '' && !path.startsWith('..') && !/^[a-z]:/i.test(path);
}

/** Whether a program imports, starts or reads a file by its place beside it. */
const namesNeighbors = (source: string): boolean => /(['"`])\.\.?\/[^'"`\s]+\1/.test(source);

/**
 * A program's text.
 *
 * @throws UserError `missing` where there is none, or why it cannot be read: `program-unreadable`,
 * `program-folder`, `program-encoding`.
 */
export function readProgram(file: URL, name: string, missing: UserError): string {
  try {
    const found = statSync(file);
    // A device would be read forever.
    if (!found.isFile() && !found.isDirectory()) {
      throw new UserError('program-unreadable', { file: name, code: 'EINVAL' });
    }
    const bytes = readFileSync(file);
    if (isUtf16(bytes)) throw new UserError('program-encoding', { file: name, encoding: 'UTF-16' });
    return bytes.toString('utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw missing;
    if (code === 'EISDIR') throw new UserError('program-folder', { file: name });
    throw new UserError('program-unreadable', { file: name, code });
  }
}

/** What Windows PowerShell 5 writes with `>` and `Out-File`; Node reads only UTF-8. */
function isUtf16([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/**
 * Keeps the content of a program whose file is gone; null if it is not. An editor that deletes and
 * recreates a file takes a moment.
 */
export async function keepIfGone({ given, source }: Submission): Promise<URL | null> {
  if (existsSync(given)) return null;
  await later(250);
  if (existsSync(given)) return null;
  const kept = datedName(given);
  writeFileSync(kept, source, { flag: 'wx' });
  return kept;
}
