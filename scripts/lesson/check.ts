import { UserError } from '../../lib/base/user-error.ts';
import { ownSubmission, withGiven } from '../../lib/exercise/submission.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand } from './lesson.ts';
import { untilStopped } from './until-stopped.ts';

const options = {
  file: { type: 'string', value: 'PATH', help: 'lesson.check.file' },
  json: { type: 'boolean', help: 'lesson.check.json' },
  seed: { type: 'string', value: 'N', help: 'lesson.check.seed' },
} as const;

/** `check [EXERCISE]`: judges the learner's program once, or any other with `--file`. */
export const check: LessonCommand<typeof options> = {
  options,
  usage: [{ help: 'lesson.check.use' }],
  words: 1,
  async run(given) {
    const { values, folders, progress, style, io, room } = given;
    const exercise = exerciseOf(given);
    // Judging takes longer than connecting: nobody waits for the room.
    if (values.file === undefined) room?.connect();
    const { checkShown } = await import('../../lib/exercise/check-shown.ts');
    const shown = {
      style,
      json: values.json === true,
      seed: values.seed === undefined ? undefined : seedOf(values.seed),
      work: folders.work,
      print: io.print,
      pass: io.pass,
    };
    return untilStopped((signal) => {
      if (values.file === undefined) {
        const submission = ownSubmission(exercise, folders.work);
        return checkShown(submission, { ...shown, signal, progress });
      }
      return withGiven(values.file, exercise, folders.work, (submission) =>
        checkShown(submission, { ...shown, signal, progress: null }),
      );
    });
  },
};

function seedOf(given: string): number {
  if (/^\d{1,10}$/.test(given) && Number(given) < 2 ** 31) return Number(given);
  throw new UserError('seed-wrong', { given });
}
