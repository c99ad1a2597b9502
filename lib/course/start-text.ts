import { readFileSync } from 'node:fs';
import { readIfThere } from '../base/files.ts';
import { type Language, localesFolder, perLanguage } from '../base/i18n.ts';

const columns = 72;
const comment = /^(\s*)\/\/ (.+)$/;
/** What is printed first: the literal that `console.log` or `console.error` begins with. */
const printed = /(console\.(?:log|error)\()(['"`])(.*?)\2/;

/** A comment or a printed text of a program, and the line it begins on, from 1. */
export type Prose = { text: string; line: number };

/** Where the exercise is, and the lesson whose words it has. */
type Start = { folder: URL; lesson: { id: string } };

/**
 * An exercise's start.ts in a language. The file is English; its comments and what it prints are
 * `starts` in the lesson's locale files, where the English text is the key to the other.
 */
export function startText({ folder, lesson }: Start, language: Language): string {
  const program = readFileSync(new URL('start.ts', folder), 'utf8').replaceAll('\r\n', '\n');
  if (language === 'en') return program;
  const [english, texts] = (['en', language] as const).map((name) => startsOf(lesson.id, name));
  const known = new Map([...(english ?? [])].map(([key, text]) => [text, texts?.get(key) ?? text]));
  // Editors warn about spaces that look ordinary but are not.
  return replaceProse(program, (text) => known.get(text) ?? text).replace(/[\u00a0\u202f]/g, ' ');
}

/** The same in every language. */
export function startTexts(exercise: Start): Record<Language, string> {
  return perLanguage((language) => startText(exercise, language));
}

/** What a program says to the person who reads or runs it, without what is only code. */
export function proseOf(program: string): Prose[] {
  const found: Prose[] = [];
  replaceProse(program, (text, line) => {
    if (/\p{L}{2}/u.test(text.replace(/\$\{.*?\}/g, ''))) found.push({ text, line });
    return text;
  });
  return found;
}

/** A program with other words in its comments, which are wrapped, and in what it prints. */
export function replaceProse(program: string, say: (text: string, line: number) => string): string {
  const lines = program.split('\n');
  const walked: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const begun = at;
    const first = lines[at] ?? '';
    const [, indent = '', ...parts] = comment.exec(first) ?? [];
    if (parts.length === 0) {
      const put = (_: string, call: string, quote: string, text: string): string =>
        `${call}${quote}${say(text, begun + 1)}${quote}`;
      walked.push(first.replace(printed, put));
      continue;
    }
    for (let more = comment.exec(lines[at + 1] ?? ''); more; at += 1) {
      parts.push(more[2] ?? '');
      more = comment.exec(lines[at + 2] ?? '');
    }
    const text = parts.join(' ');
    const said = say(text, begun + 1);
    if (said === text) walked.push(...lines.slice(begun, at + 1));
    else
      walked.push(...wrapped(said, columns - indent.length - 3).map((row) => `${indent}// ${row}`));
  }
  return walked.join('\n');
}

/** Lines of at most that many characters, broken at ordinary spaces. */
function wrapped(text: string, room: number): string[] {
  const rows: string[] = [];
  for (const word of text.split(' ')) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) {
      rows[rows.length - 1] = `${last} ${word}`;
    } else rows.push(word);
  }
  return rows;
}

/** The texts of a lesson's starts, nested keys joined by dots; none where it has no file. */
function startsOf(lesson: string, language: Language): Map<string, string> {
  const text = readIfThere(new URL(`${language}/${lesson}.json`, localesFolder));
  return text === null ? new Map() : flat(JSON.parse(text).starts ?? {});
}

function flat(texts: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[prefix + key, text]] : [...flat(text, `${prefix}${key}.`)],
    ),
  );
}
