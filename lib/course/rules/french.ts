import type { Problem } from '../problem.ts';
import { problem, type Rule } from './context.ts';

// A wide space before or none at all; `::`, times, addresses and code are not punctuation.
const wrongSpace =
  /[^\s\u202f][ \u00a0][;:!?»](?=\s|$)|[\p{L})][;!?»](?=\s|$)|\p{L}:(?=\s|$)|«[^\u202f]/u;
const straightApostrophe = /\p{L}'\p{L}/u;

/** French is set as French: in the pages' prose and in the locale files. */
export const frenchTypography: Rule = ({ writings, locales, read }) => {
  const pages = writings.flatMap(({ pages: { fr } }) =>
    proseLines(read(fr.file) ?? '').flatMap(({ line, text }) => check(fr.file, line, text)),
  );
  const texts = [...locales.values()].flatMap(({ fr }) => {
    if (!fr) return [];
    return [...fr.texts].flatMap(([key, text]) =>
      check(fr.file, fr.lineOf(key), text.replace(/\{\{[^}]*\}\}/g, 'x')),
    );
  });
  return [...pages, ...texts];
};

function check(file: string, line: number, text: string): Problem[] {
  const prose = text
    .replace(/`[^`]*`/g, 'x')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/npm run .*$/, '');
  const space = wrongSpace.exec(prose);
  const apostrophe = straightApostrophe.exec(prose);
  return [
    ...(space ? [problem(file, line, 'french-space', { found: around(prose, space.index) })] : []),
    ...(apostrophe
      ? [problem(file, line, 'french-apostrophe', { found: around(prose, apostrophe.index) })]
      : []),
  ];
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 12), index + 8).trim();
}

/** The lines of a page that hold prose: no front matter keys, fences, imports or directives. */
function proseLines(page: string): { line: number; text: string }[] {
  let fenced = false;
  let front = false;
  return page.split(/\r?\n/).flatMap((text, index) => {
    if (text === '---' && (index === 0 || front)) {
      front = !front;
      return [];
    }
    if (/^\s*```/.test(text)) fenced = !fenced;
    if (fenced || /^\s*(```|<<<|:::)/.test(text)) return [];
    const prose = front ? text.replace(/^\s*[\w-]+:/, '') : text;
    return [{ line: index + 1, text: prose.replace(/\s*\{#[^}]*\}$/, '') }];
  });
}
