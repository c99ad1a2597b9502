import { startExercise } from '../../lib/learner/workspace.ts';
import { hasPerson } from '../command/io.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand } from './lesson.ts';

const options = { edit: { type: 'boolean' } } as const;

/** `start EXERCISE`: copies its file to `work/`, says what is asked, and may open the editor. */
export const start: LessonCommand<typeof options> = {
  options,
  usage: [{ words: 'EXERCISE', help: 'lesson.start' }],
  words: 1,
  async run(given) {
    const { values, language, style, io, folders, progress } = given;
    const exercise = exerciseOf(given);
    const started = startExercise(exercise, folders.work, progress, language);
    const { startLines } = await import('../../lib/exercise/task.ts');
    io.print(...startLines(exercise, started, style));
    const { hasEditor, openEditor } = await import('../../lib/exercise/editor.ts');
    const where = { env: io.env, platform: process.platform };
    if (values.edit || (hasEditor(where) && hasPerson(io))) await openEditor(started.file, where);
    return 0;
  },
};
