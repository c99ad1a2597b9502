import { languageName } from '../base/i18n.ts';
import { stringWidth, wrap } from '../base/terminal-text.ts';
import { wordsOf } from '../base/words.ts';
import { blocksOf } from '../course/blocks.ts';
import { type LessonSummary, lessonNumber } from '../course/catalogue.ts';
import type { Page } from '../course/page.ts';
import { blockLines, headingLines } from '../terminal/blocks.ts';
import { type Drawing, plainDrawing } from '../terminal/drawing.ts';
import { prose, spaced } from '../terminal/lines.ts';
import { predictLines } from '../terminal/predict.ts';
import {
  accent,
  bright,
  glyphsOf,
  proseColumns,
  quiet,
  strong,
  type TextStyle,
} from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import { timeText } from './list.ts';
import type { LessonInCourse } from './reader/reading.ts';

const sayStatus = wordsOf('page-status');

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

/**
 * Where you are: the lessons as stations of one line, the present one marked. With every title,
 * else with those of this lesson and the next, else with fewer, as there is room.
 */
export function courseLines(
  lessons: readonly LessonSummary[],
  id: string,
  style: TextStyle,
  columns: number,
): string[] {
  if (lessons.length < 2) return [];
  const here = lessons.findIndex((lesson) => lesson.id === id);
  const named = [lessons, lessons.slice(here, here + 2), lessons.slice(here, here + 1), []];
  const rule = ` ${glyphsOf(style).rule} `;
  const lines = named.map((titled) => lineOf(lessons, here, titled, rule, style));
  lines.push(lineOf(lessons, here, [], ' ', style));
  const fitting = lines.find((line) => stringWidth(line) <= columns);
  return fitting === undefined ? wrap(lines.at(-1) ?? '', columns) : [fitting];
}

function lineOf(
  lessons: readonly LessonSummary[],
  here: number,
  titled: readonly LessonSummary[],
  between: string,
  style: TextStyle,
): string {
  const glyphs = glyphsOf(style);
  const stations = lessons.map((lesson, at) => {
    const title = titled.includes(lesson) ? ` ${lesson.manifest.title[style.language]}` : '';
    const name = `${lessonNumber(lesson)}${title}`;
    return at === here
      ? `${accent(style, glyphs.here)} ${strong(style, name)}`
      : quiet(style, `${glyphs.station} ${name}`);
  });
  return stations.join(quiet(style, between));
}

/** A lesson's title, what it is about and how long it takes. */
export function titleLines(lesson: LessonSummary, page: Page, style: TextStyle): string[] {
  const { language } = style;
  const untranslated =
    page.language === language
      ? []
      : prose(sayStatus(language, 'missing', { language: languageName(language) }), style, quiet);
  return [
    ...untranslated,
    ...prose(page.front.title, style, bright),
    ...prose(page.front.summary, style),
    ...prose(timeText([lesson], language), style, quiet),
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
  const answered: Drawing = { ...drawing, answersTo: () => 'all' };
  const title = ruled([bright(style, words(style.language, 'answers'))], style);
  return spaced([title, ...predicts.map((predict) => predictLines(predict, answered, columns))]);
}
