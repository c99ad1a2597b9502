import type { Language } from '../base/i18n.ts';
import { wrap } from '../base/terminal-text.ts';
import { type Block, blocksOf } from '../course/blocks.ts';
import type { Exercise } from '../course/exercises.ts';
import { loadLesson } from '../course/lesson.ts';
import type { Journal } from '../learner/journal.ts';
import { exerciseIn, type Progress } from '../learner/progress.ts';
import { blockLines } from '../terminal/blocks.ts';
import { spaced } from '../terminal/drawing.ts';
import { hintLines } from '../terminal/exercise.ts';
import { shortName } from '../terminal/exercise-name.ts';
import { plainDrawing } from '../terminal/plain-drawing.ts';
import { accent, proseColumns, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';

type ExerciseBlock = Extract<Block, { type: 'exercise' }>;

/** What the lesson's page says about an exercise; null if it says nothing. */
export function exerciseBlock(
  { lesson, slug }: Exercise,
  language: Language,
): ExerciseBlock | null {
  const { blocks } = loadLesson(lesson).pages[language];
  return blocksOf(blocks, 'exercise').find((block) => block.slug === slug) ?? null;
}

/** An exercise's title and what is asked. */
export function taskLines(exercise: Exercise, style: TextStyle, columns: number): string[] {
  const title = wrap(exercise.title[style.language], Math.min(columns, proseColumns));
  const heading = title.map((line) => accent(style, strong(style, line)));
  return spaced([heading, taskText(exercise, style, columns)]);
}

/** What is asked. */
export function taskText(exercise: Exercise, style: TextStyle, columns: number): string[] {
  const room = Math.min(columns, proseColumns);
  const block = exerciseBlock(exercise, style.language);
  const drawing = plainDrawing(exercise.lesson, style);
  const text = block ? blockLines(block.children, drawing, room) : [];
  return spaced([text, drawing.links.lines(style, columns)]);
}

/** How many hints an exercise has. */
export const hintCount = (exercise: Exercise): number =>
  exerciseBlock(exercise, 'en')?.hints.length ?? 0;

/** Opens one more hint, if there is one. */
export function openHint(exercise: Exercise, journal: Journal): Progress {
  const { hints } = exerciseIn(journal.read(), exercise.id);
  const open = Math.min(hintCount(exercise), hints + 1);
  return journal.add({ fact: 'hints', exercise: exercise.id, open });
}

/** The hints that are open, and how to get the others. */
export function openHints(
  exercise: Exercise,
  open: number,
  style: TextStyle,
  columns: number,
  keys = false,
): string[] {
  const { language } = style;
  const room = Math.min(columns, proseColumns);
  const say = (text: string): string[] => wrap(text, room).map((line) => quiet(style, line));
  const block = exerciseBlock(exercise, language);
  if (!block || block.hints.length === 0) return say(words(language, 'exercise.hintsNone'));
  const drawing = plainDrawing(exercise.lesson, style);
  const shown = block.hints.slice(0, open).map((_, at) => hintLines(block, at, drawing, room));
  const count = block.hints.length - shown.length;
  const rest = keys
    ? count > 0
      ? words(language, 'exercise.hintsClosed', { count })
      : ''
    : count > 0
      ? words(language, 'exercise.hintsMore', { count, name: shortName(exercise) })
      : words(language, 'exercise.hintsEnd');
  return spaced([...shown, drawing.links.lines(style, columns), rest === '' ? [] : say(rest)]);
}
