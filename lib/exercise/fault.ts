import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { syntaxFault } from '../judge/stderr.ts';
import { shownPath } from '../learner/place.ts';
import type { Attempt } from './attempt.ts';
import type { Submission } from './submission.ts';

/** A place in a program, with its line; both numbers from 1. */
export type Fault = { name: string; line: number; column: number; text: string };

/** Where in the learner's code a program broke: its syntax, or its line of the stack. */
export function faultOf({ submission, judgement, printed }: Attempt): Fault | null {
  const said = printed.filter(({ stream }) => stream === 'err').map(({ text }) => text);
  const { id } = judgement.verdict;
  if (id === 'syntax-error') {
    const fault = syntaxFault(said);
    return fault && faultAt(submission, pathToFileURL(fault.file), fault.line, columnIn(judgement));
  }
  if (!hasCrashed(judgement)) return null;
  const from = said.indexOf(String(judgement.verdict.params.error));
  for (const text of said.slice(Math.max(0, from))) {
    const [, place = '', line = '', column = ''] =
      /^\s+at (?:.*\()?(.*):(\d+):(\d+)\)?$/.exec(text) ?? [];
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

const columnIn = ({ verdict }: Attempt['judgement']): number => Number(verdict.params.column);

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
  const source = own ? submission.source : readIfThere(file);
  const text = source.split(/\r?\n/)[line - 1] ?? '';
  return { name: own ? submission.name : shownPath(file), line, column, text };
}

function readIfThere(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
