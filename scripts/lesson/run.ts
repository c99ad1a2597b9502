import { UserError, userErrorText } from '../../lib/base/user-error.ts';
import { findLesson, listWritten } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { chooseRuns } from '../../lib/study/choose-runs.ts';
import { noRuns, playShown, runHeading } from '../../lib/study/play-lines.ts';
import { portFrom } from '../../lib/study/port-trouble.ts';
import { textStyleOf } from '../../lib/terminal/text-style.ts';
import type { LessonCommand } from './lesson.ts';
import { untilStopped } from './until-stopped.ts';

const options = {
  wire: { type: 'boolean', help: 'lesson.run.wire' },
  port: { type: 'string', value: 'N', help: 'lesson.run.port' },
  host: { type: 'string', value: 'H', help: 'lesson.run.host' },
} as const;

/** `run LESSON [PROGRAM…]`: runs examples for real; `--wire` then shows what they said. */
export const run: LessonCommand<typeof options> = {
  options,
  usage: [{ words: 'LESSON [PROGRAM…]', help: 'lesson.run.use' }],
  words: Number.POSITIVE_INFINITY,
  async run({ values, words: [given, ...names], language, io, folders }) {
    if (given === undefined) throw new UserError('lesson-missing', { command: 'run' });
    const { host } = values;
    const port = portFrom(values.port);
    const lesson = loadLesson(findLesson(given, listWritten(folders.lessons)));
    const runs = chooseRuns({ ...lesson, lesson, given: names, port });
    const style = textStyleOf(io.stdout, language, io.env);
    const shown = {
      style,
      // When piped, a line stays one line, however long.
      outputColumns: io.stdout.isTTY ? style.columns : Number.POSITIVE_INFINITY,
      wire: values.wire === true,
      print: io.print,
      remark: io.warn,
    };
    if (runs.length === 0) io.print(noRuns(lesson, language));
    // One watch over all runs: a signal between two of them counts as well.
    return untilStopped(async (signal) => {
      let code = 0;
      for (const [at, chosen] of runs.entries()) {
        if (signal.aborted) return 130;
        if (at > 0) io.print('');
        if (runs.length > 1) io.print(runHeading(chosen, at, runs.length, style));
        try {
          const played = await playShown(chosen, { host, port, signal }, shown);
          if (played.code === 130) return 130;
          code = Math.max(code, played.code);
        } catch (error) {
          // The others are shown all the same.
          if (runs.length === 1 || !(error instanceof UserError)) throw error;
          io.warn(userErrorText(language, error));
          if (error.id !== 'run-not-shown') code = 1;
        }
      }
      return code;
    });
  },
};
