import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diffWordsWithSpace } from 'diff';
import type { Writing } from '../course/lesson.ts';
import { sectionHash, withTranslates } from '../course/page.ts';
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

/** A piece of a text, and whether it was there before, is there now, or both. */
export type Piece = { text: string; is: 'same' | 'added' | 'removed' };

/**
 * What changed in an English section since its hash was accepted, line by line, in words: lines that
 * say the same are left out. Null where git cannot tell.
 */
export function changedWords({ folder, pages }: Writing, section: string): Piece[][] | null {
  const hash = pages.fr.front.translates[section];
  if (hash === undefined) return null;
  const accepted = git(folder, ['log', '-1', '--format=%H', `-S${hash}`, '--', 'fr.md'])?.trim();
  if (!accepted) return null;
  const before = git(folder, ['show', `${accepted}:./en.md`]);
  if (before === null) return null;
  const now = readFileSync(new URL('en.md', folder), 'utf8');
  const parts = diffWordsWithSpace(sectionText(before, section), sectionText(now, section));
  const lines: Piece[][] = [[]];
  for (const { value, added, removed } of parts) {
    const is = added ? 'added' : removed ? 'removed' : 'same';
    for (const [index, text] of value.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ text, is });
    }
  }
  return lines.filter((line) => line.some(({ is, text }) => is !== 'same' && text.trim() !== ''));
}

/** A section's own lines, from its heading to the next one of its level. */
function sectionText(markdown: string, id: string): string {
  const lines = markdown
    .replaceAll('\r\n', '\n')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split('\n');
  const isHeading = (line: string): boolean => /^## .*\{#[^}]+\}\s*$/.test(line);
  const at = lines.findIndex((line) => isHeading(line) && line.includes(`{#${id}}`));
  const from = id === 'opening' ? 0 : at;
  if (from < 0) return '';
  const rest = lines.slice(from === at ? from + 1 : from);
  const end = rest.findIndex(isHeading);
  const own = end < 0 ? rest : rest.slice(0, end);
  return [...(from === at ? [lines[at] ?? ''] : []), ...own].join('\n');
}

function git(folder: URL, args: string[]): string | null {
  const { status, stdout } = spawnSync('git', args, {
    cwd: fileURLToPath(folder),
    encoding: 'utf8',
    windowsHide: true,
  });
  return status === 0 ? stdout : null;
}
