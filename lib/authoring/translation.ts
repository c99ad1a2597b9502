import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Written } from '../course/blocks.ts';
import type { Writing } from '../course/lesson.ts';
import { type Section, sectionHash, withTranslates } from '../course/page.ts';
import type { Problem } from '../course/problem.ts';
import { type Content, problem } from './content.ts';

export type SectionState = { id: string; line: number; state: 'fresh' | 'new' | 'stale' | 'gone' };

/** Whether each section of the French page is up to date with the English section it translates. */
export function sectionStates({ en, fr }: Writing['pages']): SectionState[] {
  const { translates } = fr.front;
  const { sections } = en.written;
  const lineOf = (id: string): number =>
    fr.written.sections.find((section) => section.id === id)?.line ?? 1;
  const there = sections.map((section): SectionState => {
    const hash = translates[section.id];
    const state = hash === undefined ? 'new' : hash === sectionHash(section) ? 'fresh' : 'stale';
    return { id: section.id, line: lineOf(section.id), state };
  });
  const gone = Object.keys(translates).filter(
    (id) => !sections.some((section) => section.id === id),
  );
  return [...there, ...gone.map((id): SectionState => ({ id, line: 1, state: 'gone' }))];
}

/** The French page is up to date with the English one. */
export function* translation({ writings }: Content): Generator<Problem> {
  for (const { slug, pages } of writings) {
    for (const { id, line, state } of sectionStates(pages)) {
      if (state === 'fresh') continue;
      yield problem(pages.fr.file, line, `section-${state}`, { section: id, lesson: slug });
    }
  }
}

/** Says in the French page's front matter that each section translates today's English. */
export function acceptTranslation({ folder, pages }: Writing): void {
  const file = new URL('fr.md', folder);
  const fresh = Object.fromEntries(
    pages.en.written.sections.map((section) => [section.id, sectionHash(section)]),
  );
  writeFileSync(file, withTranslates(readFileSync(file, 'utf8'), fresh));
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

function linesOf(sections: readonly Section<Written>[], id: string) {
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
