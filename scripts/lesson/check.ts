import { ownSubject, withGiven } from '../../lib/exercise/subject.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand } from './lesson.ts';
import { untilStopped } from './until-stopped.ts';

const options = { file: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `check [EXERCISE]`: judges the learner's program once, or any other with `--file`. */
export const check: LessonCommand<typeof options> = {
  options,
  words: 1,
  async run(given) {
    const { values, house, progress, io } = given;
    const { exercise, look } = exerciseOf(given);
    const { checkShown } = await import('../../lib/exercise/check-shown.ts');
    const shown = { look, json: values.json === true, work: house.work, print: io.print };
    return untilStopped((signal) => {
      if (values.file === undefined) {
        const subject = ownSubject(exercise, house.work);
        return checkShown(subject, { ...shown, signal, progress });
      }
      return withGiven(values.file, exercise, house.work, (subject) =>
        checkShown(subject, { ...shown, signal, progress: null }),
      );
    });
  },
};
