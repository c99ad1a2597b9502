import type { Language } from '../base/i18n.ts';
import { type Block, blocksOf } from '../course/blocks.ts';
import { type Exercise, shortName } from '../course/exercises.ts';
import { loadLesson } from '../course/lesson.ts';
import type { Journal } from '../learner/journal.ts';
import { exerciseIn, type Progress } from '../learner/progress.ts';
import { type Started, shownPath } from '../learner/workspace.ts';
import { blockLines } from '../terminal/blocks.ts';
import { plainDrawing } from '../terminal/drawing.ts';
import { hintLines } from '../terminal/exercise.ts';
import { prose, spaced, withCommand } from '../terminal/lines.ts';
import {
  accent,
  bright,
  proseWidth,
  quiet,
  strong,
  type TextStyle,
} from '../terminal/text-style.ts';
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

/** What to read and do when an exercise is started. */
export function startLines(exercise: Exercise, started: Started, style: TextStyle): string[] {
  const { language } = style;
  const file = shownPath(started.file);
  const say = (
    key: 'made' | 'there' | 'outdated' | 'todo' | 'watch' | 'todoWhy',
    tone?: typeof strong,
  ): string[] => prose(words(language, `exercise.${key}`, { file }), style, tone);
  return spaced([
    prose(exercise.title[language], style, bright),
    taskText(exercise, style),
    say(started.made ? 'made' : 'there', strong),
    started.outdated ? say('outdated') : [],
    say(started.todo ? 'todo' : 'watch'),
    [`  ${accent(style, 'npm run lesson -- watch')}`],
    say('todoWhy', quiet),
  ]);
}

/** What is asked. */
export function taskText(exercise: Exercise, style: TextStyle): string[] {
  const block = exerciseBlock(exercise, style.language);
  const drawing = plainDrawing(exercise.lesson, style);
  const room = proseWidth(style);
  const text = block ? blockLines(block.children, drawing, room) : [];
  return spaced([text, drawing.links.lines(style, style.columns)]);
}

/** Opens one more hint, if there is one. */
export function openHint(exercise: Exercise, journal: Journal): Progress {
  const { hints } = exerciseIn(journal.read(), exercise.id);
  const count = exerciseBlock(exercise, 'en')?.hints.length ?? 0;
  return journal.add({ fact: 'hints', exercise: exercise.id, open: Math.min(count, hints + 1) });
}

/** The line above the hint that was opened last, in the terminal's words; empty if none is open. */
export function lastHintTitle(exercise: Exercise, known: Progress, language: Language): string {
  const of = exerciseBlock(exercise, language)?.hints.length ?? 0;
  const at = Math.min(of, exerciseIn(known, exercise.id).hints);
  return at === 0 ? '' : words(language, 'exercise.hintAt', { at, of });
}

/** The hints that are open, and how to get the others: with a key, or a command. */
export function openHints(
  exercise: Exercise,
  open: number,
  style: TextStyle,
  keys = false,
): string[] {
  const { language } = style;
  const { hints = [] } = exerciseBlock(exercise, language) ?? {};
  if (hints.length === 0) return prose(words(language, 'exercise.hintsNone'), style, quiet);
  const drawing = plainDrawing(exercise.lesson, style);
  const room = proseWidth(style);
  const shown = hints.slice(0, open).map((_, at) => hintLines(hints, at, drawing, room));
  const count = hints.length - shown.length;
  const more = { count, name: shortName(exercise) };
  const rest =
    count > 0
      ? words(language, keys ? 'exercise.hintsClosed' : 'exercise.hintsMore', more)
      : keys
        ? ''
        : words(language, 'exercise.hintsEnd');
  return spaced([
    ...shown,
    drawing.links.lines(style, style.columns),
    rest === '' ? [] : withCommand(rest, style, quiet),
  ]);
}
