import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Writing } from '../course/lesson.ts';
import { type Section, withTranslates } from '../course/page.ts';
import { freshHashes } from './rules/translation.ts';

/** Says in the French page's front matter that each section translates today's English. */
export function acceptTranslation({ folder, pages }: Writing): void {
  const file = new URL('fr.md', folder);
  writeFileSync(file, withTranslates(readFileSync(file, 'utf8'), freshHashes(pages)));
}

/**
 * What changed in an English section since its hash was accepted, as lines of `git diff`; null
 * where git cannot tell.
 */
export function changedLines({ folder, pages }: Writing, section: string): string[] | null {
  const hash = pages.fr.front.translates[section];
  if (hash === undefined) return null;
  const accepted = git(folder, ['log', '-1', '--format=%H', `-S${hash}`, '--', 'fr.md'])?.trim();
  if (!accepted) return null;
  const diff = git(folder, ['diff', '--no-color', '--unified=1', accepted, '--', 'en.md']);
  if (!diff) return null;
  const { first, last } = linesOf(pages.en.written.sections, section);
  return hunks(diff).flatMap(({ start, length, lines }) =>
    start <= last && start + length >= first ? lines : [],
  );
}

function git(folder: URL, args: string[]): string | null {
  const { status, stdout } = spawnSync('git', args, {
    cwd: fileURLToPath(folder),
    encoding: 'utf8',
    windowsHide: true,
  });
  return status === 0 ? stdout : null;
}

function linesOf(sections: readonly Section[], id: string) {
  const at = sections.findIndex((section) => section.id === id);
  const first = sections[at]?.line ?? 1;
  const last = (sections[at + 1]?.line ?? Number.POSITIVE_INFINITY) - 1;
  return { first, last };
}

/** The hunks of a diff, with the lines that they cover in the new file. */
function hunks(diff: string): { start: number; length: number; lines: string[] }[] {
  const found: { start: number; length: number; lines: string[] }[] = [];
  for (const line of diff.split('\n')) {
    const head = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (head) found.push({ start: Number(head[1]), length: Number(head[2] ?? 1), lines: [] });
    else if (line !== '') found.at(-1)?.lines.push(line);
  }
  return found;
}
