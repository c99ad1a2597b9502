import { wrap } from '../base/terminal-text.ts';
import type { Block } from '../course/blocks.ts';
import { blockLines } from './blocks.ts';
import type { Drawing } from './drawing.ts';
import { boxColumns, boxLines, spaced } from './lines.ts';
import { bright, glyphsOf, quiet, strong } from './text-style.ts';
import { words } from './words.ts';

type ExerciseBlock = Extract<Block, { type: 'exercise' }>;

/** An exercise on a page: its task, how to do it, and the hints that are open. */
export function exerciseLines(block: ExerciseBlock, drawing: Drawing, columns: number): string[] {
  const { style, exerciseOf } = drawing;
  const { title, name, status, hints, keys } = exerciseOf(block.slug);
  const room = columns - boxColumns;
  const say = (text: string): string[] => wrap(text, room).map((line) => quiet(style, line));
  const mark = status === 'passed' ? `${glyphsOf(style).yes} ` : '';
  const command = wrap(`npm run lesson -- watch ${name}`, room - 2).map(
    (line, at) => (at === 0 ? quiet(style, '$ ') : '  ') + strong(style, line),
  );
  const opened = block.hints
    .slice(0, hints)
    .map((_, at) => hintLines(block.hints, at, drawing, room));
  const closed = block.hints.length - opened.length;
  const more = words(style.language, keys ? 'exercise.hintsClosed' : 'exercise.hintsMore', {
    count: closed,
    name,
  });
  return boxLines(
    mark + words(style.language, 'exercise.title', { title }),
    spaced([
      blockLines(block.children, drawing, room),
      [...command, ...(keys ? say(words(style.language, 'exercise.doIt')) : [])],
      ...opened,
      closed > 0 ? say(more) : [],
    ]),
    style,
  );
}

/** One hint of an exercise, counted from 0, under its number. */
export function hintLines(
  hints: ExerciseBlock['hints'],
  at: number,
  drawing: Drawing,
  columns: number,
): string[] {
  const { style } = drawing;
  const title = words(style.language, 'exercise.hintAt', { at: at + 1, of: hints.length });
  const text = blockLines(hints[at] ?? [], drawing, columns);
  return [bright(style, title), ...text];
}
