import { clip, pad, stringWidth, wrap } from '../../base/terminal-text.ts';
import { plainText } from '../../course/blocks.ts';
import { lessonNumber } from '../../course/catalogue.ts';
import { readFigure } from '../../course/figure.ts';
import { saidIn } from '../../course/said.ts';
import type { Progress } from '../../learner/progress.ts';
import { blockLines, headingLines } from '../../terminal/blocks.ts';
import type { Highlighter } from '../../terminal/code.ts';
import { courseLines } from '../../terminal/course-line.ts';
import { type Drawing, spaced } from '../../terminal/drawing.ts';
import { shownExercise } from '../../terminal/exercise-name.ts';
import { keyName } from '../../terminal/frame.ts';
import { Links } from '../../terminal/inline.ts';
import { accent, glyphsOf, type Look, quiet, strong } from '../../terminal/look.ts';
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
  look: Look,
  columns: number,
  { highlighter, known }: { highlighter: Highlighter | null; known: Progress },
): Body {
  const { lesson, lessons, page, steps } = reading;
  const step = steps[state.step];
  if (!step) return { lines: [], questionAt: 0 };
  // What is not prose may be wider.
  const wide = Math.max(columns, look.columns - 8);
  const links = new Links();
  const drawing: Drawing = {
    look: { ...look, columns },
    lesson,
    links,
    slack: Math.max(0, Math.min(4, look.columns - columns - 2)),
    highlighter: look.colours ? highlighter : null,
    recordingOf: (programs) => loadRecording(lesson.folder, programs, look.language),
    saidIn: (code) => saidIn(code, lesson.id, look.language),
    figureOf: (file) => readFigure(lesson, file, look.language).text,
    wire: state.wire,
    dotnet: state.dotnet,
    answerTo: ({ id }) => state.answers[id] ?? null,
    exerciseOf: (slug) => shownExercise(lesson, slug, known, look.language, true),
  };
  const first = state.step === 0;
  const course = first ? courseLines(lessons, lesson.id, look, wide) : [];
  const top = first ? titleLines(lesson, page, { ...look, columns }) : [];
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
    links.lines(look, wide),
    remarkLines(reading, state, look, columns),
  ]);
  return { lines, questionAt: before.length === 0 ? 0 : before.length + 1 };
}

function remarkLines(
  { lesson, lessons, steps }: Reading,
  { step, offer }: ReaderState,
  look: Look,
  columns: number,
): string[] {
  const remembered = step === 0 && offer !== null ? steps[offer] : undefined;
  if (remembered) {
    const title = plainText(remembered.title) || words(look.language, 'reader.opening');
    const text = words(look.language, 'reader.offer', { title });
    return wrap(text, columns).map((line) => accent(look, line));
  }
  if (step < steps.length - 1) return [];
  const next = lessons[lessons.indexOf(lesson) + 1];
  const title = next?.manifest.title[look.language] ?? '';
  const end = next
    ? words(look.language, 'reader.endNext', { title, number: lessonNumber(next) })
    : words(look.language, 'reader.end');
  return wrap(end, columns).map((line) => quiet(look, line));
}

/** The sections with what was read of them; the chosen one is marked. */
export function contentsLines(
  { steps }: Reading,
  { cursor, read }: ReaderState,
  look: Look,
  columns: number,
): string[] {
  const { point, yes } = glyphsOf(look);
  const rows = sectionStarts(steps).map((start, at) => {
    const own = steps.filter(({ section }) => section === steps[start]?.section);
    const done = own.every((step) => read.includes(stepKey(step)));
    const title = plainText(steps[start]?.title ?? []) || words(look.language, 'reader.opening');
    const text = clip(title, columns - 4);
    const mark = at === cursor ? accent(look, point) : ' ';
    const shown = at === cursor ? accent(look, strong(look, text)) : text;
    return `${mark} ${pad(shown, columns - 4)} ${done ? quiet(look, yes) : ''}`.trimEnd();
  });
  return [strong(look, words(look.language, 'reader.contents')), '', ...rows];
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
export function helpLines(look: Look, columns: number): string[] {
  const names = helpKeys.map((key) => keyName(look, words(look.language, `keyNames.${key}`)));
  const narrow = columns < 56;
  const widest = narrow ? 3 : Math.max(...names.map((name) => stringWidth(name))) + 2;
  const rows = helpKeys.flatMap((key, at) => {
    const text = words(look.language, `keys.${key}`);
    const name = names[at] ?? '';
    // A long name goes above its text.
    if (narrow && stringWidth(name) > 1) {
      return [accent(look, name), ...wrap(text, columns - 3).map((line) => `   ${line}`)];
    }
    const lines = wrap(text, columns - widest);
    return lines.map((line, row) => accent(look, pad(row === 0 ? name : '', widest)) + line);
  });
  return [strong(look, words(look.language, 'reader.help')), '', ...rows];
}
