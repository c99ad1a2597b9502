import type { Progress } from '../../learner/progress.ts';
import { spaced } from '../../terminal/drawing.ts';
import { type Look, strong } from '../../terminal/look.ts';
import { words } from '../../terminal/words.ts';
import { glossaryLines } from '../glossary.ts';
import { type Body, contentsLines, helpLines, stepBody } from './body.ts';
import type { Colours } from './colours.ts';
import type { LiveRun } from './live-run.ts';
import { type Reading, termsIn } from './reading.ts';
import type { ReaderState } from './state.ts';

/** What the reader shows of a state between header and footer. */
export function viewBody(
  reading: Reading,
  state: ReaderState,
  look: Look,
  columns: number,
  { colours, live, known }: { colours: Colours; live: LiveRun | null; known: Progress },
): Body {
  const alone = (lines: string[]): Body => ({ lines, questionAt: 0 });
  switch (state.view) {
    case 'page':
      return stepBody(reading, state, look, columns, { highlighter: colours.of, known });
    case 'contents':
      return alone(contentsLines(reading, state, look, columns));
    case 'glossary':
      return alone(stepGlossary(reading, state, look, columns));
    case 'help':
      return alone(helpLines(look, columns));
    case 'run':
      return alone(live?.lines(look, columns, state.running) ?? []);
  }
}

/** The terms that the step has just marked, then every term of the course. */
function stepGlossary(
  { steps, terms }: Reading,
  { step }: ReaderState,
  look: Look,
  columns: number,
): string[] {
  const marked = termsIn(steps[step]?.blocks ?? [], terms);
  const title = (key: 'glossary.here' | 'glossary.all'): string[] => [
    strong(look, words(look.language, key)),
  ];
  const all = [title('glossary.all'), glossaryLines(terms, look, columns)];
  if (marked.length === 0) return spaced(all);
  return spaced([title('glossary.here'), glossaryLines(marked, look, columns), ...all]);
}
