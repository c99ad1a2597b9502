import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../base/user-error.ts';
import { codeOf } from '../sockets/errors.ts';
import { type Progress, parseProgress } from './progress.ts';

/** Where a person who typed a path means it: npm has changed the folder. */
const pathFrom = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path);

/**
 * Writes progress to a file to be taken elsewhere.
 *
 * @throws UserError `file-there` rather than write over something else.
 */
export function exportProgress(progress: Progress, path: string): void {
  const file = pathFrom(path);
  const text = `${JSON.stringify(progress, null, 2)}\n`;
  try {
    const there = textAt(file);
    if (there !== null && there !== '' && !parseProgress(there)) {
      throw new UserError('file-there', { file: path });
    }
    // A device takes the text as it is.
    if (there === '') writeFileSync(file, text);
    else replaceFile(file, text);
  } catch (error) {
    if (error instanceof UserError || codeOf(error) === '') throw error;
    if (codeOf(error) === 'ENOENT') throw new UserError('folder-missing', { file: path });
    throw new UserError('folder-unwritable', { folder: path, code: codeOf(error) }, 1);
  }
}

/** Writes a file in one go: on a full disk, what was there stays. */
function replaceFile(file: string, text: string): void {
  const fresh = `${file}.${process.pid}`;
  try {
    writeFileSync(fresh, text, { flag: 'wx' });
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/**
 * The progress in a file that `exportProgress` made.
 *
 * @throws UserError `file-none`, `file-unreadable`, `progress-newer` or `progress-file`.
 */
export function importedProgress(path: string): Progress {
  let text: string | null;
  try {
    text = textAt(pathFrom(path));
  } catch (error) {
    if (codeOf(error) === '') throw error;
    throw new UserError('file-unreadable', { file: path, code: codeOf(error) });
  }
  if (text === null) throw new UserError('file-none', { file: path });
  const progress = parseProgress(text.replace(/^\uFEFF/, ''));
  if (!progress)
    throw new UserError(isNewer(text) ? 'progress-newer' : 'progress-file', { file: path });
  return progress;
}

/** Whether a text is progress that only a later version of the workbook can read. */
const isNewer = (text: string): boolean => /^\s*\{\s*"version":\s*([2-9]|\d\d)/.test(text);

/** Null where there is no file. A device holds nothing that could be lost, and may never end. */
function textAt(file: string): string | null {
  const kind = statSync(file, { throwIfNoEntry: false });
  if (!kind) return null;
  return kind.isFile() || kind.isDirectory() ? readFileSync(file, 'utf8') : '';
}
