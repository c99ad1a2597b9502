import { wrap } from '../base/terminal-text.ts';
import { shownPath } from '../learner/place.ts';
import { type Look, proseColumns, quiet, strong } from '../terminal/look.ts';
import { words } from '../terminal/words.ts';
import type { Subject } from './subject.ts';
import type { TypeFault } from './types.ts';

/** How many of a program's type errors are shown at once: later ones often follow from the first. */
const shownFaults = 5;

/** What TypeScript says, beside a verdict; no lines if it says nothing. */
export function typeLines(
  faults: readonly TypeFault[],
  subject: Subject,
  look: Look,
  columns: number,
): string[] {
  if (faults.length === 0) return [];
  const room = Math.min(columns, proseColumns);
  const title = words(look.language, 'exercise.types', { count: faults.length });
  const rows = faults.slice(0, shownFaults).flatMap(({ file, line, column, message }) => {
    const own = file.href === subject.file.href;
    const place = `${own ? subject.name : shownPath(file)}:${line}:${column}`;
    return [
      ...wrap(place, columns).map((part) => quiet(look, part)),
      ...wrap(message, room - 2).map((part) => `  ${part}`),
    ];
  });
  return [...wrap(title, room).map((line) => strong(look, line)), ...rows];
}
