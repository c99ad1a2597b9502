import { pad, wrap } from '../base/terminal-text.ts';
import type { Exercise } from '../course/exercises.ts';
import { shownPath } from '../learner/place.ts';
import type { Started } from '../learner/workspace.ts';
import { spaced } from '../terminal/drawing.ts';
import { accent, proseColumns, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import { taskLines } from './task.ts';

const commands = ['watch', 'check', 'hint'] as const;

/** What to read and do when an exercise is started. */
export function startLines(exercise: Exercise, started: Started, style: TextStyle): string[] {
  const { language, columns } = style;
  const room = Math.min(columns, proseColumns);
  const file = shownPath(started.file);
  const say = (key: 'made' | 'there' | 'outdated' | 'todo'): string[] =>
    wrap(words(language, `exercise.${key}`, { file }), room);
  const width = Math.max(...commands.map((name) => name.length)) + 'npm run lesson -- '.length;
  const rows = commands.map((name) => {
    const command = accent(style, pad(`npm run lesson -- ${name}`, width));
    return `  ${command}  ${quiet(style, words(language, `exercise.${name}`))}`;
  });
  return spaced([
    taskLines(exercise, style, columns),
    say(started.made ? 'made' : 'there').map((line) => strong(style, line)),
    started.outdated ? say('outdated') : [],
    [...say('todo'), ...rows],
  ]);
}
