import { clip, pad, stringWidth, wrap } from '../../base/terminal-text.ts';
import { plainText } from '../../course/blocks.ts';
import { lessonNumber } from '../../course/catalogue.ts';
import { readFigure } from '../../course/figure.ts';
import { saidIn } from '../../course/say-calls.ts';
import type { Progress } from '../../learner/progress.ts';
import { blockLines, headingLines } from '../../terminal/blocks.ts';
import type { Highlighter } from '../../terminal/code.ts';
import { courseLines } from '../../terminal/course-line.ts';
import { type Drawing, spaced } from '../../terminal/drawing.ts';
import { shownExercise } from '../../terminal/exercise-name.ts';
import { keyName } from '../../terminal/frame.ts';
import { Links } from '../../terminal/inline.ts';
import { accent, glyphsOf, quiet, strong, type TextStyle } from '../../terminal/text-style.ts';
import { words } from '../../terminal/words.ts';
import { loadRecording } from '../../wire/recording.ts';
import { titleLines } from '../plain.ts';
import type { Reading } from './reading.ts';
import type { ReaderState } from './state.ts';
import { sectionStarts, stepKey } from './steps.ts';

/** What is between the header and the footer. */
export type Body = { lines: string[]; questionAt: number };

/** The current step, drawn to a width. */
export function stepBody(
  reading: Reading,
  state: ReaderState,
  style: TextStyle,
  columns: number,
  { highlighter, known }: { highlighter: Highlighter | null; known: Progress },
): Body {
  const { lesson, lessons, page, steps } = reading;
  const step = steps[state.step];
  if (!step) return { lines: [], questionAt: 0 };
  // What is not prose may be wider.
  const wide = Math.max(columns, style.columns - 8);
  const links = new Links();
  const drawing: Drawing = {
    style: { ...style, columns },
    lesson,
    links,
    slack: Math.max(0, Math.min(4, style.columns - columns - 2)),
    highlighter: style.colors ? highlighter : null,
    recordingOf: (programs) => loadRecording(lesson.folder, programs, style.language),
    saidIn: (code) => saidIn(code, lesson.id, style.language),
    figureOf: (file) => readFigure(lesson, file, style.language).text,
    wire: state.wire,
    dotnet: state.dotnet,
    answerTo: ({ id }) => state.answers[id] ?? null,
    exerciseOf: (slug) => shownExercise(lesson, slug, known, style.language, true),
  };
  const first = state.step === 0;
  const course = first ? courseLines(lessons, lesson.id, style, wide) : [];
  const top = first ? titleLines(lesson, page, { ...style, columns }) : [];
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
    links.lines(style, wide),
    remarkLines(reading, state, style, columns),
  ]);
  return { lines, questionAt: before.length === 0 ? 0 : before.length + 1 };
}

function remarkLines(
  { lesson, lessons, steps }: Reading,
  { step, offer }: ReaderState,
  style: TextStyle,
  columns: number,
): string[] {
  const remembered = step === 0 && offer !== null ? steps[offer] : undefined;
  if (remembered) {
    const title = plainText(remembered.title) || words(style.language, 'reader.opening');
    const text = words(style.language, 'reader.offer', { title });
    return wrap(text, columns).map((line) => accent(style, line));
  }
  if (step < steps.length - 1) return [];
  const next = lessons[lessons.indexOf(lesson) + 1];
  const title = next?.manifest.title[style.language] ?? '';
  const end = next
    ? words(style.language, 'reader.endNext', { title, number: lessonNumber(next) })
    : words(style.language, 'reader.end');
  return wrap(end, columns).map((line) => quiet(style, line));
}

/** The sections with what was read of them; the chosen one is marked. */
export function contentsLines(
  { steps }: Reading,
  { cursor, read }: ReaderState,
  style: TextStyle,
  columns: number,
): string[] {
  const { point, yes } = glyphsOf(style);
  const rows = sectionStarts(steps).map((start, at) => {
    const own = steps.filter(({ section }) => section === steps[start]?.section);
    const done = own.every((step) => read.includes(stepKey(step)));
    const title = plainText(steps[start]?.title ?? []) || words(style.language, 'reader.opening');
    const text = clip(title, columns - 4);
    const mark = at === cursor ? accent(style, point) : ' ';
    const shown = at === cursor ? accent(style, strong(style, text)) : text;
    return `${mark} ${pad(shown, columns - 4)} ${done ? quiet(style, yes) : ''}`.trimEnd();
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
  'glossary',
  'continue',
  'quit',
] as const;

/** Every key and what it does. */
export function helpLines(style: TextStyle, columns: number): string[] {
  const names = helpKeys.map((key) => keyName(style, words(style.language, `keyNames.${key}`)));
  const narrow = columns < 56;
  const widest = narrow ? 3 : Math.max(...names.map((name) => stringWidth(name))) + 2;
  const rows = helpKeys.flatMap((key, at) => {
    const text = words(style.language, `keys.${key}`);
    const name = names[at] ?? '';
    // A long name goes above its text.
    if (narrow && stringWidth(name) > 1) {
      return [accent(style, name), ...wrap(text, columns - 3).map((line) => `   ${line}`)];
    }
    const lines = wrap(text, columns - widest);
    return lines.map((line, row) => accent(style, pad(row === 0 ? name : '', widest)) + line);
  });
  return [strong(style, words(style.language, 'reader.help')), '', ...rows];
}
