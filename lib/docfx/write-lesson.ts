import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readIfThere } from '../base/files.ts';
import { UserError } from '../base/user-error.ts';

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
  mkdirSync(out, { recursive: true });
  const before = many === undefined ? importedBefore(out, slug, files) : undefined;
  const id = as ?? before ?? `${nextNumber(out)}-${slug}`;
  if (!/^\d{2,4}-[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new UserError('lesson-name', { given: id });
  const lesson = join(out, id);
  const taken = readdirSync(out).find(
    (name) => name.startsWith(`${id.split('-')[0]}-`) && name !== id,
  );
  if (taken !== undefined) throw new UserError('lesson-there', { id: taken });
  const isThere = readdirSync(out).includes(id);
  if (isThere && !force) throw new UserError('import-there', { id });
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

/** The lesson that was made of the same article: the same bytes, or a later state of it. */
function importedBefore(
  out: string,
  slug: string,
  files: Record<string, string>,
): string | undefined {
  const own = articlesIn(files['lesson.json']);
  return readdirSync(out)
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

function nextNumber(out: string): string {
  const numbers = readdirSync(out).flatMap((name) => /^(\d{2,4})-/.exec(name)?.[1] ?? []);
  return String(Math.max(0, ...numbers.map(Number)) + 1).padStart(2, '0');
}
