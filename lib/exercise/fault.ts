import { fileURLToPath, pathToFileURL } from 'node:url';
import { readIfThere } from '../base/files.ts';
import type { Language } from '../base/i18n.ts';
import { stringWidth, wrap } from '../base/terminal-text.ts';
import { syntaxFault } from '../judge/stderr.ts';
import { shownPath } from '../learner/workspace.ts';
import { prose } from '../terminal/lines.ts';
import { visible } from '../terminal/recorded.ts';
import { accent, glyphsOf, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import type { Attempt } from './attempt.ts';
import type { Submission } from './submission.ts';

/** A place in a program, with its line; both numbers from 1. */
type Fault = { name: string; line: number; column: number; text: string };

/**
 * Where a program broke, or did what the verdict is about: `work/03-async-server/echo.ts:12:5`, the line,
 * and a caret below the place.
 */
export function faultLines(attempt: Attempt, style: TextStyle): string[] {
  const fault = faultOf(attempt);
  if (!fault) return [];
  const title = faultTitle(attempt, style.language);
  return [...(title === null ? [] : prose(title, style, strong)), ...placeLines(fault, style)];
}

/** What is said above the line of a program that did not break there; null if it did. */
export function faultTitle({ judgement }: Attempt, language: Language): string | null {
  const { origin } = judgement.about;
  return origin ? words(language, `exercise.${origin.did}Here`) : null;
}

function placeLines(fault: Fault, style: TextStyle): string[] {
  const { name, line, column } = fault;
  const { bar } = glyphsOf(style);
  const gutter = `${line} ${bar} `;
  const place = wrap(`${name}:${line}:${column}`, style.columns).map((part) => quiet(style, part));
  const text = visible(fault.text);
  const room = style.columns - gutter.length;
  const from = column > room ? column - Math.floor(room / 2) : 0;
  const code = text.slice(from, from + room);
  if (code.trim() === '') return place;
  const before = stringWidth(text.slice(from, Math.max(from, column - 1)));
  const caret = `${' '.repeat(gutter.length + before)}^`;
  return [...place, quiet(style, gutter) + code, accent(style, caret)];
}

/**
 * Where in the learner's code a program broke, or did what the verdict is about: its syntax, or its line
 * of the stack.
 */
export function faultOf({ submission, judgement, printed }: Attempt): Fault | null {
  const said = printed.filter(({ stream }) => stream === 'err').map(({ text }) => text);
  const { id } = judgement.verdict;
  if (id === 'syntax-error') {
    const fault = syntaxFault(said);
    const column = Number(judgement.verdict.params.column);
    return fault && faultAt(submission, pathToFileURL(fault.file), fault.line, column);
  }
  const { origin } = judgement.about;
  if (origin) return placeIn(origin.stack.split('\n'), submission);
  if (!hasCrashed(judgement)) return null;
  const from = said.indexOf(String(judgement.verdict.params.error));
  return placeIn(said.slice(Math.max(0, from)), submission);
}

/** The first line of a stack that is in the learner's own file. */
function placeIn(stack: readonly string[], submission: Submission): Fault | null {
  for (const text of stack) {
    const [, place = '', line = '', column = ''] =
      /^\s+at (?:.*\(|async )?(.*):(\d+):(\d+)\)?$/.exec(text) ?? [];
    const file = urlOf(place);
    if (file?.href === submission.given.href) {
      return faultAt(submission, file, Number(line), Number(column));
    }
  }
  return null;
}

/** Whether the verdict is about an error that nobody caught. */
export const hasCrashed = ({ verdict }: Attempt['judgement']): boolean =>
  ['crashed', 'crashed-with-peer'].includes(verdict.id) || verdict.params.more === 'crash';

/** The line of the learner's own file in which a program broke, from 1; null where it is in none. */
export function ownLineOf(attempt: Attempt): number | null {
  const fault = faultOf(attempt);
  return fault?.name === attempt.submission.name ? fault.line : null;
}

function urlOf(place: string): URL | null {
  try {
    if (place.startsWith('file:')) return pathToFileURL(fileURLToPath(place));
    return /^(?:[a-z]:)?[\\/]/i.test(place) ? pathToFileURL(place) : null;
  } catch {
    return null;
  }
}

function faultAt(submission: Submission, file: URL, line: number, column: number): Fault {
  const own = file.href === submission.given.href;
  const source = own ? submission.source : (readIfThere(file) ?? '');
  const text = source.split(/\r?\n/)[line - 1] ?? '';
  return { name: own ? submission.name : shownPath(file), line, column, text };
}
