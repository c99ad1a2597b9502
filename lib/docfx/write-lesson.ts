import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readIfThere } from '../base/files.ts';
import { UserError } from '../base/user-error.ts';
import { codeOf } from '../sockets/errors.ts';

export type ImportOptions = {
  /** The folder that gets the lesson's; it is made where it is not there. */
  out: string;
  /**
   * `05-framing`; default: the lesson that the article became before, or the next number and the
   * article's title.
   */
  as?: string | undefined;
  /** The list that the article is from, if any: each article in it becomes a lesson of its own. */
  many?: string | undefined;
  /** Whether a lesson that is there already is replaced. */
  force?: boolean | undefined;
};

/** Puts the folder in its place as a whole; returns its path. */
export function writeLesson(
  slug: string,
  files: Record<string, string>,
  { out, as, many, force }: ImportOptions,
): string {
  const there = namesIn(out);
  const before = many === undefined ? importedBefore(out, there, slug, files) : undefined;
  const id = as ?? before ?? `${nextNumber(there)}-${slug}`;
  if (!/^\d{2,4}-[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new UserError('import-as', { given: id });
  const lesson = join(out, id);
  const taken = there.find((name) => name.startsWith(`${id.split('-')[0]}-`) && name !== id);
  if (taken !== undefined) throw new UserError('lesson-there', { id: taken });
  const isThere = there.includes(id);
  if (isThere && !force) throw new UserError('import-there', { id });
  makeFolder(out);
  const stage = mkdtempSync(join(out, '.import-'));
  try {
    mkdirSync(join(stage, 'examples'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(stage, name), text);
    if (isThere) {
      const old = `${stage}-old`;
      renameSync(lesson, old);
      try {
        renameSync(stage, lesson);
      } catch (error) {
        renameSync(old, lesson);
        throw error;
      }
      rmSync(old, { recursive: true });
    } else renameSync(stage, lesson);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  return lesson;
}

/** What is in a folder; nothing, if it is not there yet. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    if (codeOf(error) === 'ENOTDIR') throw new UserError('import-out', { folder });
    throw error;
  }
}

/** With the folders above it. Not by `recursive`: Node never comes back where the system has no room for one. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(resolve(folder));
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    const code = codeOf(error);
    throw code === '' ? error : new UserError('folder-unwritable', { folder, code }, 1);
  }
}

/** The lesson that was made of the same article: the same bytes, or a later state of it. */
function importedBefore(
  out: string,
  there: readonly string[],
  slug: string,
  files: Record<string, string>,
): string | undefined {
  const own = articlesIn(files['lesson.json']);
  return there
    .filter((name) => name.replace(/^\d{2,4}-/, '') === slug)
    .find((name) =>
      articlesIn(readIfThere(pathToFileURL(join(out, name, 'lesson.json')))).some(
        ({ sha256, assetid }) =>
          own.some((one) => one.sha256 === sha256 || (assetid !== '' && one.assetid === assetid)),
      ),
    );
}

/** Nothing, if a person has broken the manifest. */
function articlesIn(manifest: string | null | undefined): { sha256: string; assetid: string }[] {
  try {
    return JSON.parse(manifest ?? '{}').draft?.articles ?? [];
  } catch {
    return [];
  }
}

function nextNumber(there: readonly string[]): string {
  const numbers = there.flatMap((name) => /^(\d{2,4})-/.exec(name)?.[1] ?? []);
  return String(Math.max(0, ...numbers.map(Number)) + 1).padStart(2, '0');
}
