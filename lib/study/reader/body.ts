import { clip, pad } from '../../base/terminal-text.ts';
import { plainText } from '../../course/blocks.ts';
import { lessonNumber } from '../../course/catalogue.ts';
import { type Progress, statusOf } from '../../learner/progress.ts';
import { blockLines, headingLines } from '../../terminal/blocks.ts';
import type { Highlighter } from '../../terminal/code.ts';
import { type Drawing, plainDrawing, shownExercise } from '../../terminal/drawing.ts';
import { keyTable } from '../../terminal/key-table.ts';
import { prose, spaced } from '../../terminal/lines.ts';
import {
  accent,
  bright,
  glyphsOf,
  quiet,
  strong,
  type TextStyle,
} from '../../terminal/text-style.ts';
import { words } from '../../terminal/words.ts';
import { glossaryLines } from '../glossary.ts';
import { courseLines, titleLines } from '../plain.ts';
import type { LiveRun } from './live-run.ts';
import { exerciseAt, type Reading, sectionStarts, stepKey, termsIn } from './reading.ts';
import type { ReaderState } from './state.ts';

/** What is between the header and the footer; `questionAt`: the line where a step's question begins. */
type Body = { lines: string[]; questionAt: number };

/** What is drawn besides a lesson and the state. */
type About = { highlighter: Highlighter; live: LiveRun | null; known: Progress };

/** What the reader shows of a state, drawn to a width; what is not prose may be wider. */
export function readerBody(
  reading: Reading,
  state: ReaderState,
  about: About,
  style: TextStyle,
  columns: number,
): Body {
  const own = { ...style, columns };
  const alone = (lines: string[]): Body => ({ lines, questionAt: 0 });
  switch (state.view) {
    case 'page':
      return stepBody(reading, state, about, own, style.columns);
    case 'contents':
      return alone(contentsLines(reading, state, about.known, own));
    case 'glossary':
      return alone(stepGlossary(reading, state, own));
    case 'help':
      return alone(helpLines(own));
    case 'run':
      return alone(about.live?.lines(own, state.running) ?? []);
  }
}

/** The current step, in a window of some columns. */
function stepBody(
  reading: Reading,
  state: ReaderState,
  { highlighter, known }: About,
  style: TextStyle,
  window: number,
): Body {
  const { lesson, lessons, page, steps } = reading;
  const step = steps[state.step];
  if (!step) return { lines: [], questionAt: 0 };
  const { columns, language } = style;
  const wide = Math.max(columns, window - 8);
  const drawing: Drawing = {
    ...plainDrawing(lesson, style),
    slack: Math.max(0, Math.min(4, window - columns - 2)),
    highlighter,
    wire: state.wire,
    dotnet: state.dotnet,
    answersTo: ({ id }) => state.answers[id] ?? [],
    exerciseOf: (slug) => shownExercise(lesson, slug, language, known),
  };
  const first = state.step === 0;
  const course = first ? courseLines(lessons, lesson.id, style, wide) : [];
  const top = first ? titleLines(lesson, page, style) : [];
  const heading =
    step.number === 0 && step.title.length > 0 ? headingLines(2, step.title, drawing, columns) : [];
  const before = spaced([
    course,
    top,
    heading,
    blockLines(step.predict ? step.blocks.slice(0, -1) : step.blocks, drawing, columns),
  ]);
  const question = step.predict ? blockLines(step.blocks.slice(-1), drawing, columns) : [];
  const lines = spaced([
    before,
    question,
    // An address that is whole can be opened with a click.
    drawing.links.lines(style, wide),
    remarkLines(reading, state, style),
  ]);
  return { lines, questionAt: before.length === 0 ? 0 : before.length + 1 };
}

function remarkLines(
  { lesson, lessons, steps }: Reading,
  { step, offer }: ReaderState,
  style: TextStyle,
): string[] {
  const remembered = step === 0 && offer !== null ? steps[offer] : undefined;
  if (remembered) {
    const title = plainText(remembered.title) || words(style.language, 'reader.opening');
    const text = words(style.language, 'reader.offer', { title });
    return prose(text, style, accent);
  }
  if (step < steps.length - 1) return [];
  const next = lessons[lessons.indexOf(lesson) + 1];
  const title = next?.manifest.title[style.language] ?? '';
  const end = next
    ? words(style.language, 'reader.endNext', { title, number: lessonNumber(next) })
    : words(style.language, 'reader.end');
  return prose(end, style, quiet);
}

/** The sections, with a mark at those that are read, and whose exercises are passed. */
function contentsLines(
  reading: Reading,
  { cursor, read }: ReaderState,
  known: Progress,
  style: TextStyle,
): string[] {
  const { steps } = reading;
  const { point, yes } = glyphsOf(style);
  const columns = style.columns - 4;
  const rows = sectionStarts(steps).map((start, at) => {
    const done = steps.every((step, at) => {
      if (step.section !== steps[start]?.section) return true;
      const exercise = exerciseAt(reading, at);
      const isPassed = !exercise || statusOf(known, exercise) === 'passed';
      return isPassed && read.includes(stepKey(step));
    });
    const title = plainText(steps[start]?.title ?? []) || words(style.language, 'reader.opening');
    const text = clip(title, columns);
    const mark = at === cursor ? accent(style, point) : ' ';
    const shown = at === cursor ? bright(style, text) : text;
    return `${mark} ${pad(shown, columns)} ${done ? quiet(style, yes) : ''}`.trimEnd();
  });
  return [strong(style, words(style.language, 'reader.contents')), '', ...rows];
}

const helpKeys = [
  'next',
  'back',
  'scroll',
  'run',
  'answer',
  'exercise',
  'hint',
  'wire',
  'dotnet',
  'language',
  'contents',
  'search',
  'results',
  'glossary',
  'continue',
  'quit',
] as const;

/** Every key and what it does. */
function helpLines(style: TextStyle): string[] {
  const { language } = style;
  const rows = helpKeys.map(
    (key) => [words(language, `keyNames.${key}`), words(language, `keys.${key}`)] as const,
  );
  return [strong(style, words(language, 'reader.help')), '', ...keyTable(rows, style)];
}

/** The terms that the step has just marked, then every term of the course. */
function stepGlossary(
  { steps, terms }: Reading,
  { step }: ReaderState,
  style: TextStyle,
): string[] {
  const marked = termsIn(steps[step]?.blocks ?? [], terms);
  const title = (key: 'glossary.here' | 'glossary.all'): string[] => [
    strong(style, words(style.language, key)),
  ];
  const all = [title('glossary.all'), glossaryLines(terms, style)];
  if (marked.length === 0) return spaced(all);
  return spaced([title('glossary.here'), glossaryLines(marked, style), ...all]);
}
