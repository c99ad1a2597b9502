import type { Language } from '../../base/i18n.ts';
import { workshopWords as words } from '../words.ts';
import type { Done } from './report.ts';

/** How far somebody is, in a cell. */
export function doneSaid({ status, attempts, solution }: Done, language: Language): string {
  if (status === 'passed')
    return words(language, `board.cell.${solution ? 'passedWith' : 'passed'}`);
  if (solution) return words(language, 'board.cell.solution');
  if (attempts > 0) return words(language, 'board.cell.failed', { count: attempts });
  return status === 'started' ? words(language, 'export.started') : '';
}

/** An instant by the clock of this machine: `2026-05-19 09:05`. */
export function momentText(at: string): string {
  const date = new Date(at);
  return `${date.toLocaleDateString('sv')} ${date.toTimeString().slice(0, 5)}`;
}
