import { UserError, userErrorText } from '../../lib/base/user-error.ts';
import { findLesson, listWritten } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { type ChosenRun, chooseRuns } from '../../lib/study/choose-runs.ts';
import { type PlayOptions, play } from '../../lib/study/play.ts';
import { outputLine } from '../../lib/terminal/recorded.ts';
import { quiet, strong } from '../../lib/terminal/text-style.ts';
import { transcript } from '../../lib/terminal/transcript.ts';
import { words } from '../../lib/terminal/words.ts';
import type { Given } from '../command/command.ts';
import { portFrom } from '../command/parse.ts';
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
  async run(given) {
    const { values, language, style, io, folders } = given;
    const [name, ...names] = given.words;
    if (name === undefined) throw new UserError('lesson-missing', { command: 'run' });
    const { host } = values;
    const port = portFrom(values.port);
    const lesson = loadLesson(findLesson(name, listWritten(folders.lessons)));
    const runs = chooseRuns(lesson, names, port);
    if (runs.length === 0) {
      const programs = lesson.programs.map((program) => program.name).join(', ');
      io.print(words(language, 'run.nothing', { lesson: lesson.id, names: programs }));
    }
    // One watch over all runs: a signal between two of them counts as well.
    return untilStopped(async (signal) => {
      let code = 0;
      for (const [at, chosen] of runs.entries()) {
        if (signal.aborted) return 130;
        if (at > 0) io.print('');
        if (runs.length > 1) {
          const programs = chosen.programs.map((program) => program.name).join(' ');
          const heading = { programs, at: at + 1, count: runs.length };
          io.print(strong(style, words(language, 'run.all', heading)));
        }
        try {
          const ended = await playPrinted(chosen, { host, port, signal }, given);
          if (ended === 130) return 130;
          code = Math.max(code, ended);
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

/** Runs programs and prints what they do as it happens; returns the exit code. */
async function playPrinted(
  chosen: ChosenRun,
  where: Pick<PlayOptions, 'host' | 'port' | 'signal'>,
  { values, language, style, io }: Given<typeof options>,
): Promise<number> {
  const { programs, open } = chosen;
  const last = programs.at(-1);
  if (open && last?.kind === 'server') {
    io.warn(quiet(style, words(language, 'run.untilStopped', { program: last.name })));
  }
  const names = programs.map(({ name }) => name);
  // When piped, a line stays one line, however long.
  const columns = io.stdout.isTTY ? style.columns : Number.POSITIVE_INFINITY;
  const { code, recording, remark } = await play(chosen, {
    ...where,
    language,
    onOutput: (line) => {
      const say = line.stream === 'out' ? io.print : io.warn;
      say(...outputLine(line, names, style, columns));
    },
  });
  if (values.wire) {
    const lines = transcript(recording, style);
    io.print('', ...(lines.length > 0 ? lines : [words(language, 'wire.silent')]));
  }
  if (remark) io.warn(quiet(style, remark));
  return code;
}
