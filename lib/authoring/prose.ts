import { isOwn, type Language, type OwnLanguage } from '../base/i18n.ts';
import type { Content, Locale } from './content.ts';

/**
 * Words that a person reads. In `text`, code is replaced with `x` and a placeholder with `0`, each at
 * its full length, so that an index means the same place in `text` and in `source`.
 */
export type Prose = {
  file: string;
  /** The key of a message; empty on a page. */
  key: string;
  source: string;
  text: string;
  /** Commands, and what is in backquotes. */
  code: { index: number; text: string }[];
  lineAt: (index: number) => number;
};

/** Documents beside the lessons; what is only for contributors is in English, but for adding a language. */
const documents: Record<OwnLanguage, readonly string[]> = {
  en: [
    'README.md',
    'CHANGELOG.md',
    '.github/CONTRIBUTING.md',
    'lessons/LICENSE.md',
    'lib/sockets/README.md',
  ],
  fr: ['README.fr.md', '.github/CONTRIBUTING.fr.md', 'lib/sockets/README.fr.md'],
};

const documentsIn = (language: Language): readonly string[] =>
  isOwn(language)
    ? documents[language]
    : documents.fr.map((file) => file.replace('.fr.', `.${language}.`));

const inlineCode = /(?<!`)(`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?(?<!`)\1(?!`)/g;
// A command ends where two spaces, a period, or another punctuation mark follows.
const command =
  /npm (?:run|start|test|install)\b[^\n]*?(?=\s{2}|\s[·(]|[\s\u202f]*[;:,.!?»)](?:\s|$)|\n|$)/g;
const placeholder = /\{\{[^}]*\}\}|\$\{[^}]*\}/g;

type Source = Pick<Content, 'writings' | 'locales' | 'read'>;

/** The pages, the documents and the messages of one language, each with its code set apart. */
export function readProse(source: Source, language: Language): Prose[] {
  const messages = [...source.locales.values()].flatMap((files) => {
    const locale = files[language];
    return locale ? [...locale.texts].map(([key, text]) => message(locale, key, text)) : [];
  });
  return [...pagesOf(source, language), ...messages];
}

function message({ file, lineOf }: Locale, key: string, source: string): Prose {
  return {
    file,
    key,
    source,
    ...setApart(source),
    lineAt: () => lineOf(key),
  };
}

function pagesOf({ writings, read }: Source, language: Language): Prose[] {
  const pages = writings.map((writing) => writing.pages[language]);
  const own = pages.filter((page) => page.language === language).map(({ file }) => file);
  const files = [...own, ...documentsIn(language)];
  return files.flatMap((file) => {
    const page = read(file);
    if (page === null) return [];
    const source = proseLines(page).join('\n');
    const lineAt = (index: number): number => source.slice(0, index).split('\n').length;
    return [{ file, key: '', source, ...setApart(source), lineAt }];
  });
}

/** The lines of a page, those that hold no prose empty: fences, imports, directives. */
function proseLines(page: string): string[] {
  let fenced = false;
  let front = false;
  return page.split(/\r?\n/).map((text, index) => {
    if (text === '---' && (index === 0 || front)) {
      front = !front;
      return '';
    }
    if (/^\s*```/.test(text)) fenced = !fenced;
    if (fenced || /^\s*(```|<<<|:::)/.test(text)) return '';
    const prose = front ? text.replace(/^\s*[\w-]+:/, '') : text;
    return prose.replace(/\s*\{#[^}]*\}$/, '').replace(/\]\([^)]*\)|https:[^\s)>`]*/g, ']');
  });
}

function setApart(source: string): Pick<Prose, 'text' | 'code'> {
  const code: Prose['code'] = [];
  let text = source;
  for (const pattern of [inlineCode, command]) {
    for (const { 0: found, index } of text.matchAll(pattern)) code.push({ index, text: found });
    text = text.replace(pattern, (found) => found.replace(/[^\n]/g, 'x'));
  }
  return { code, text: text.replace(placeholder, (found) => '0'.repeat(found.length)) };
}

/** What a line says at a place and a little around it, for a message. */
export function around({ source }: Prose, index: number): string {
  const before =
    source
      .slice(Math.max(0, index - 12), index)
      .split('\n')
      .at(-1) ?? '';
  const after = source.slice(index, index + 8).split('\n', 1)[0] ?? '';
  return (before + after).trim();
}
