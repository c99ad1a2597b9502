import { wrap } from '../base/terminal-text.ts';
import { blocksOf } from '../course/blocks.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import type { Page } from '../course/page.ts';
import { blockLines, headingLines } from '../terminal/blocks.ts';
import { courseLines } from '../terminal/course-line.ts';
import { type Drawing, spaced } from '../terminal/drawing.ts';
import { plainDrawing } from '../terminal/plain-drawing.ts';
import { noAnswer, predictLines } from '../terminal/predict.ts';
import { accent, proseColumns, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import type { LessonInCourse } from './reader/reading.ts';

/** A whole lesson as text, with the answers to its questions at the end. */
export function lessonLines(
  { lesson, lessons }: LessonInCourse,
  page: Page,
  style: TextStyle,
): string[] {
  const columns = Math.min(style.columns, 80);
  const drawing = plainDrawing(lesson, style);
  const sections = page.sections.flatMap((section) => {
    const title =
      section.title.length > 0 ? headingLines(2, section.title, drawing, proseColumns) : [];
    const rule = title.length > 0 ? ruled(title, style) : [];
    return [spaced([rule, blockLines(section.blocks, drawing, columns)])];
  });
  return spaced([
    courseLines(lessons, lesson.id, style, columns),
    titleLines(lesson, page, style),
    ...sections,
    answerLines(page, drawing, columns),
    drawing.links.lines(style, Number.POSITIVE_INFINITY),
  ]);
}

/** A lesson's title, what it is about and how long it takes. */
export function titleLines({ manifest }: LessonSummary, page: Page, style: TextStyle): string[] {
  const columns = Math.min(style.columns, proseColumns);
  const minutes = manifest.minutes.read + manifest.minutes.exercises;
  return [
    ...wrap(page.front.title, columns).map((line) => accent(style, strong(style, line))),
    ...wrap(page.front.summary, columns),
    quiet(style, words(style.language, 'minutes', { count: minutes })),
  ];
}

/** In text without colors, a section's title needs a line below it to stand out. */
function ruled(title: string[], style: TextStyle): string[] {
  if (style.colors) return title;
  const width = Math.max(...title.map((line) => line.length));
  return [...title, (style.unicode ? '─' : '-').repeat(width)];
}

function answerLines(page: Page, drawing: Drawing, columns: number): string[] {
  const predicts = blocksOf(page.blocks, 'predict');
  if (predicts.length === 0) return [];
  const { style } = drawing;
  const answered: Drawing = { ...drawing, answerTo: () => noAnswer };
  const title = ruled([accent(style, strong(style, words(style.language, 'answers')))], style);
  return spaced([title, ...predicts.map((predict) => predictLines(predict, answered, columns))]);
}
