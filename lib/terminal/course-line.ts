import { stringWidth, wrap } from '../base/terminal-text.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import { lessonNumber } from '../course/catalogue.ts';
import { accent, glyphsOf, quiet, strong, type TextStyle } from './text-style.ts';

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
  const lines = named.map((titled) => lineOf(lessons, here, titled, style));
  const fitting = lines.find((line) => stringWidth(line) <= columns);
  return fitting === undefined ? wrap(lines.at(-1) ?? '', columns) : [fitting];
}

function lineOf(
  lessons: readonly LessonSummary[],
  here: number,
  titled: readonly LessonSummary[],
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
  return stations.join(quiet(style, ` ${glyphs.rule} `));
}
