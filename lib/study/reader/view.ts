import type { Progress } from '../../learner/progress.ts';
import { spaced } from '../../terminal/drawing.ts';
import { strong, type TextStyle } from '../../terminal/text-style.ts';
import { words } from '../../terminal/words.ts';
import { glossaryLines } from '../glossary.ts';
import { type Body, contentsLines, helpLines, stepBody } from './body.ts';
import type { Colors } from './colors.ts';
import type { LiveRun } from './live-run.ts';
import { type Reading, termsIn } from './reading.ts';
import type { ReaderState } from './state.ts';

/** What the reader shows of a state between header and footer. */
export function viewBody(
  reading: Reading,
  state: ReaderState,
  style: TextStyle,
  columns: number,
  { colors, live, known }: { colors: Colors; live: LiveRun | null; known: Progress },
): Body {
  const alone = (lines: string[]): Body => ({ lines, questionAt: 0 });
  switch (state.view) {
    case 'page':
      return stepBody(reading, state, style, columns, { highlighter: colors.of, known });
    case 'contents':
      return alone(contentsLines(reading, state, style, columns));
    case 'glossary':
      return alone(stepGlossary(reading, state, style, columns));
    case 'help':
      return alone(helpLines(style, columns));
    case 'run':
      return alone(live?.lines(style, columns, state.running) ?? []);
  }
}

/** The terms that the step has just marked, then every term of the course. */
function stepGlossary(
  { steps, terms }: Reading,
  { step }: ReaderState,
  style: TextStyle,
  columns: number,
): string[] {
  const marked = termsIn(steps[step]?.blocks ?? [], terms);
  const title = (key: 'glossary.here' | 'glossary.all'): string[] => [
    strong(style, words(style.language, key)),
  ];
  const all = [title('glossary.all'), glossaryLines(terms, style, columns)];
  if (marked.length === 0) return spaced(all);
  return spaced([title('glossary.here'), glossaryLines(marked, style, columns), ...all]);
}
