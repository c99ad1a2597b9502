import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { pathToFileURL } from 'node:url';
import { hashOf } from '../../base/files.ts';
import { UserError } from '../../base/user-error.ts';
import { readProgram } from '../../exercise/submission.ts';
import { temporaryName } from '../../learner/temporary.ts';
import { datedName, shownPath, writeProject } from '../../learner/workspace.ts';
import { codeOf } from '../../sockets/errors.ts';
import type { Program } from './programs.ts';

/** What a learner's copy holds; `version` changes with it. */
export type Copy = { text: string; version: string };

/** The version of a copy that does not exist: the editor shows the original. */
export const noVersion = 'none';

/** Characters of a program that is edited in a page. */
export const mostText = 24_000;

export const versionOf = (text: string): string => hashOf(text).slice(0, 16);

/**
 * The copy as it is on disk; null where there is none.
 *
 * @throws UserError where it cannot be read, or is too long for a page.
 */
export function readCopy({ copy }: Program): Copy | null {
  const missing = new UserError('program-not-there', { file: shownPath(copy) });
  try {
    const text = readProgram(copy, shownPath(copy), missing).replaceAll('\r\n', '\n');
    if (text.length > mostText) throw new UserError('program-long', { file: shownPath(copy) });
    return { text, version: versionOf(text) };
  } catch (error) {
    if (error === missing) return null;
    throw error;
  }
}

/** What a page sends to be saved. */
export type Edit = {
  text: string;
  /** The version that was changed. */
  base: string;
  /** What to do with a copy that has changed meanwhile, and the version that the person has seen. */
  choice?: 'mine' | 'theirs' | undefined;
  over?: string | undefined;
};

export type Saved =
  /** The copy holds the text; what it held before is kept in a file if the person chose so. */
  | { outcome: 'saved'; copy: Copy; kept: URL | null }
  /** The copy was changed by somebody else meanwhile; nothing is written. */
  | { outcome: 'both'; copy: Copy }
  /** The copy stays; the text is kept in a file beside it. */
  | { outcome: 'theirs'; copy: Copy; kept: URL };

/** What saving would do, on what is on disk now. */
export function outcomeOf({ text, base, choice, over }: Edit, disk: Copy | null): Saved['outcome'] {
  if (!disk || disk.version === base || disk.text === text) return 'saved';
  if (choice === undefined || over !== disk.version) return 'both';
  return choice === 'mine' ? 'saved' : 'theirs';
}

/**
 * Saves an edit, unless the copy has changed since it was read: then both are there to choose from,
 * and what is not chosen is kept under a dated name.
 *
 * @throws UserError `edit-long`, `folder-unwritable`, or those of `readCopy`.
 */
export function saveCopy(program: Program, edit: Edit, work: URL): Saved {
  if (edit.text.length > mostText) throw new UserError('edit-long', { most: mostText });
  const disk = readCopy(program);
  const outcome = outcomeOf(edit, disk);
  if (outcome === 'both' && disk) return { outcome, copy: disk };
  try {
    if (outcome === 'theirs' && disk) {
      const kept = datedName(program.copy);
      writeFileSync(kept, edit.text, { flag: 'wx' });
      return { outcome, copy: disk, kept };
    }
    const lost = disk && disk.version !== edit.base && disk.text !== edit.text ? disk : null;
    const kept = lost && datedName(program.copy);
    if (kept) writeFileSync(kept, lost.text, { flag: 'wx' });
    if (disk?.text !== edit.text) replace(program.copy, edit.text, work);
    return { outcome: 'saved', copy: { text: edit.text, version: versionOf(edit.text) }, kept };
  } catch (error) {
    throw unwritable(program.copy, error);
  }
}

/** Writes a file in one go: on a full disk, what was there stays. Line ends stay what they are. */
function replace(copy: URL, text: string, work: URL): void {
  mkdirSync(new URL('.', copy), { recursive: true });
  writeProject(work);
  const isThere = existsSync(copy);
  const there = isThere ? pathToFileURL(realpathSync(copy)) : copy;
  const ends = isThere && readFileSync(there).includes('\r\n') ? '\r\n' : '\n';
  const mode = isThere ? { mode: statSync(there).mode } : {};
  const fresh = new URL(`${temporaryName(work, 'save')}.ts`, work);
  try {
    writeFileSync(fresh, text.replaceAll('\n', ends), { flag: 'wx', ...mode });
    renameSync(fresh, there);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** Keeps a copy under a dated name, and goes back to the original; null where there was no copy. */
export function setAside({ copy }: Program): URL | null {
  if (!existsSync(copy)) return null;
  const kept = datedName(copy);
  try {
    renameSync(copy, kept);
    return kept;
  } catch (error) {
    throw unwritable(copy, error);
  }
}

function unwritable(copy: URL, error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof UserError || code === '') return error;
  return new UserError('folder-unwritable', { folder: shownPath(copy), code }, 1);
}
