import { pad, wrap } from '../base/terminal-text.ts';
import type { Exercise } from '../course/exercises.ts';
import { shownPath } from '../learner/place.ts';
import type { Started } from '../learner/workspace.ts';
import { spaced } from '../terminal/drawing.ts';
import { accent, type Look, proseColumns, quiet, strong } from '../terminal/look.ts';
import { words } from '../terminal/words.ts';
import { taskLines } from './task.ts';

const commands = ['watch', 'check', 'hint'] as const;

/** What to read and do when an exercise is started. */
export function startLines(exercise: Exercise, started: Started, look: Look): string[] {
  const { language, columns } = look;
  const room = Math.min(columns, proseColumns);
  const file = shownPath(started.file);
  const say = (key: 'made' | 'there' | 'outdated' | 'todo'): string[] =>
    wrap(words(language, `exercise.${key}`, { file }), room);
  const width = Math.max(...commands.map((name) => name.length)) + 'npm run lesson -- '.length;
  const rows = commands.map((name) => {
    const command = accent(look, pad(`npm run lesson -- ${name}`, width));
    return `  ${command}  ${quiet(look, words(language, `exercise.${name}`))}`;
  });
  return spaced([
    taskLines(exercise, look, columns),
    say(started.made ? 'made' : 'there').map((line) => strong(look, line)),
    started.outdated ? say('outdated') : [],
    [...say('todo'), ...rows],
  ]);
}
