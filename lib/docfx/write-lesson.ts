import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../base/user-error.ts';

export type ImportOptions = {
  /** The folder that gets the lesson's; it is made where it is not there. */
  out: string;
  /** `05-framing`; default: the next number, and the article's title. */
  as?: string | undefined;
  /** Whether a lesson that is there already is replaced. */
  force?: boolean | undefined;
};

/** Puts the folder in its place as a whole; returns its path. */
export function writeLesson(
  slug: string,
  files: Record<string, string>,
  { out, as, force }: ImportOptions,
): string {
  mkdirSync(out, { recursive: true });
  const id = as ?? `${nextNumber(out)}-${slug}`;
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
      const before = `${stage}-before`;
      renameSync(lesson, before);
      renameSync(stage, lesson);
      rmSync(before, { recursive: true });
    } else renameSync(stage, lesson);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  return lesson;
}

function nextNumber(out: string): string {
  const numbers = readdirSync(out).flatMap((name) => /^(\d{2,4})-/.exec(name)?.[1] ?? []);
  return String(Math.max(0, ...numbers.map(Number)) + 1).padStart(2, '0');
}
