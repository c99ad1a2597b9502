import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diffWords, diffWordsWithSpace } from 'diff';
import { fallback, isOwn, type Language, languages } from '../base/i18n.ts';
import { withoutEssential } from '../course/dialect.ts';
import type { Writing } from '../course/lesson.ts';
import { sectionHash, withTranslates } from '../course/page.ts';
import type { Problem } from '../course/problem.ts';
import { type Content, problem } from './content.ts';

export type SectionState = { id: string; line: number; state: 'fresh' | 'new' | 'stale' | 'gone' };

/** The languages that a page may be translated into, those it always is in, and those it is there in. */
export const targets = languages.filter((language) => language !== fallback);
export const ownTargets = targets.filter(isOwn);
export const translationsOf = ({ pages }: Pick<Writing, 'pages'>): Language[] =>
  targets.filter((language) => pages[language].language === language);

/** Where a language's page is, or would be. */
export const fileIn = ({ pages }: Pick<Writing, 'pages'>, language: Language): string =>
  pages.en.file.replace(/en\.md$/, `${language}.md`);

/** Whether each section of a page is up to date with the English section it translates. */
export function sectionStates(
  { pages }: Pick<Writing, 'pages'>,
  language: Language,
): SectionState[] {
  const { en, [language]: own } = pages;
  const { translates } = own.front;
  const { sections } = en.written;
  const lineOf = (id: string): number =>
    own.written.sections.find((section) => section.id === id)?.line ?? 1;
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

/** A translation is up to date with the English page. */
export function* translation({ writings }: Content): Generator<Problem> {
  for (const writing of writings) {
    for (const language of translationsOf(writing)) {
      for (const { id, line, state } of sectionStates(writing, language)) {
        if (state === 'fresh') continue;
        const params = { section: id, lesson: writing.slug };
        yield problem(fileIn(writing, language), line, `section-${state}`, params);
      }
    }
  }
}

/** Says in a page's front matter that sections translate today's English: all of them, or those meant. */
export function acceptTranslation(
  { folder, pages }: Writing,
  language: Language,
  isMeant: (section: string) => boolean = () => true,
): void {
  const file = new URL(`${language}.md`, folder);
  const { translates } = pages[language].front;
  const hashes = pages.en.written.sections.flatMap((section) => {
    const hash = isMeant(section.id) ? sectionHash(section) : translates[section.id];
    return hash === undefined ? [] : [[section.id, hash] as const];
  });
  writeFileSync(file, withTranslates(readFileSync(file, 'utf8'), Object.fromEntries(hashes)));
}

/** A piece of a text, and whether it was there before, is there now, or both. */
export type Piece = { text: string; is: 'same' | 'added' | 'removed' };

/**
 * What changed in an English section since its hash was accepted, line by line, in words: lines that
 * say the same are left out. Null where git cannot tell.
 */
export function changedWords(
  { folder, pages }: Writing,
  section: string,
  language: Language,
): Piece[][] | null {
  const hash = pages[language].front.translates[section];
  if (hash === undefined) return null;
  const accepted = git(folder, [
    'log',
    '-1',
    '--format=%H',
    `-S${hash}`,
    '--',
    `${language}.md`,
  ])?.trim();
  if (!accepted) return null;
  const before = git(folder, ['show', `${accepted}:./en.md`]);
  if (before === null) return null;
  const now = readFileSync(new URL('en.md', folder), 'utf8');
  const texts = [sectionText(before, section), sectionText(now, section)] as const;
  const inWords = diffWords(...texts);
  // In code, white space alone may be what changed.
  const isChanged = inWords.some(({ added, removed }) => added || removed);
  const parts = isChanged ? inWords : diffWordsWithSpace(...texts);
  const lines: Piece[][] = [[]];
  for (const [at, { value, added, removed }] of parts.entries()) {
    const is = added ? 'added' : removed ? 'removed' : 'same';
    // What is there instead follows on the same line.
    const shown = removed && parts[at + 1]?.added ? value.trimEnd() : value;
    for (const [index, text] of shown.split('\n').entries()) {
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
  return [...(from === at ? [lines[at] ?? ''] : []), ...withoutEssential(own)].join('\n');
}

function git(folder: URL, args: string[]): string | null {
  const { status, stdout } = spawnSync('git', args, {
    cwd: fileURLToPath(folder),
    encoding: 'utf8',
    windowsHide: true,
  });
  return status === 0 ? stdout : null;
}
