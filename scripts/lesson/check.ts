import { ownSubject, withGiven } from '../../lib/study/exercise/subject.ts';
import { exerciseWords } from './exercise-words.ts';
import type { LessonCommand } from './lesson.ts';
import { untilStopped } from './until-stopped.ts';

const options = { file: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `check [EXERCISE]`: judges the learner's program once, or any other with `--file`. */
export const check: LessonCommand = async (args, house, progress) => {
  const { values, exercise, look } = exerciseWords(args, options, house, progress);
  const { checkShown } = await import('../../lib/study/exercise/check-shown.ts');
  const shown = { look, json: values.json === true, work: house.work, print: console.log };
  return untilStopped((signal) => {
    if (values.file === undefined) {
      const subject = ownSubject(exercise, house.work);
      return checkShown(subject, { ...shown, signal, progress });
    }
    return withGiven(values.file, exercise, house.work, (subject) =>
      checkShown(subject, { ...shown, signal, progress: null }),
    );
  });
};
