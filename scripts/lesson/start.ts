import { startExercise } from '../../lib/study/exercise/workspace.ts';
import { exerciseWords } from './exercise-words.ts';
import { hasTerminal } from './has-terminal.ts';
import type { LessonCommand } from './lesson.ts';

/** `start EXERCISE`: lays its file into `work/`, says what is asked, and may open the editor. */
export const start: LessonCommand = async (args, house, progress) => {
  const options = { edit: { type: 'boolean' } } as const;
  const { values, exercise, look } = exerciseWords(args, options, house, progress);
  const started = startExercise(exercise, house.work, progress, look.language);
  const { startLines } = await import('../../lib/study/exercise/start-lines.ts');
  for (const line of startLines(exercise, started, look)) console.log(line);
  const { hasEditor, openEditor } = await import('../../lib/study/exercise/editor.ts');
  if (values.edit || (hasEditor() && hasTerminal())) await openEditor(started.file);
  return 0;
};
