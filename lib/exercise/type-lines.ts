import { wrap } from '../base/terminal-text.ts';
import { shownPath } from '../learner/place.ts';
import { proseColumns, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import type { Submission } from './submission.ts';
import type { TypeFault } from './types.ts';

/** How many of a program's type errors are shown at once: later ones often follow from the first. */
const shownFaults = 5;

/** What TypeScript says, beside a verdict; no lines if it says nothing. */
export function typeLines(
  faults: readonly TypeFault[],
  submission: Submission,
  style: TextStyle,
  columns: number,
): string[] {
  if (faults.length === 0) return [];
  const room = Math.min(columns, proseColumns);
  const title = words(style.language, 'exercise.types', { count: faults.length });
  const rows = faults.slice(0, shownFaults).flatMap(({ file, line, column, message }) => {
    const own = file.href === submission.file.href;
    const place = `${own ? submission.name : shownPath(file)}:${line}:${column}`;
    return [
      ...wrap(place, columns).map((part) => quiet(style, part)),
      ...wrap(message, room - 2).map((part) => `  ${part}`),
    ];
  });
  return [...wrap(title, room).map((line) => strong(style, line)), ...rows];
}
