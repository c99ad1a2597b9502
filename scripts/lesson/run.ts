import { findLesson } from '../../lib/course/find.ts';
import { listLessons, loadLesson } from '../../lib/course/lesson.ts';
import { UserError } from '../../lib/errors.ts';
import { screenOf } from '../../lib/screen.ts';
import { chooseRuns } from '../../lib/study/choose-runs.ts';
import { drawsUnicode, quiet, strong } from '../../lib/study/draw/look.ts';
import { outputLine } from '../../lib/study/draw/recorded.ts';
import { transcript } from '../../lib/study/draw/transcript.ts';
import { play } from '../../lib/study/play.ts';
import { portFrom } from '../../lib/study/port-trouble.ts';
import { words } from '../../lib/study/words.ts';
import { languageFrom, parseWords } from '../command.ts';
import type { LessonCommand } from './lesson.ts';
import { untilStopped } from './until-stopped.ts';

const options = {
  wire: { type: 'boolean' },
  port: { type: 'string' },
  host: { type: 'string' },
} as const;

/** `run LESSON [PROGRAM…]`: runs examples for real; `--wire` then shows what they said. */
export const run: LessonCommand = async (args, house, progress) => {
  const { values, positionals } = parseWords(args, options);
  const [given, ...names] = positionals;
  if (given === undefined) throw new UserError('lesson-missing', { command: 'run' });
  const language = languageFrom(values.lang, progress.read().language);
  const { host } = values;
  const port = portFrom(values.port);
  const lesson = loadLesson(findLesson(given, listLessons(house.lessons)));
  const runs = chooseRuns({ lesson, given: names, port, ...lesson });
  const look = { ...screenOf(process.stdout), language, unicode: drawsUnicode() };
  let code = 0;
  for (const [at, chosen] of runs.entries()) {
    const programs = chosen.programs.map(({ name }) => name);
    if (runs.length > 1) {
      const params = { programs: programs.join(' '), at: at + 1, count: runs.length };
      console.log(`${at > 0 ? '\n' : ''}${strong(look, words(language, 'run.all', params))}`);
    }
    const [first] = chosen.programs;
    if (chosen.open && first?.kind === 'server') {
      const params = { program: first.name };
      console.error(quiet(look, words(language, 'run.untilStopped', params)));
    }
    const played = await untilStopped((signal) =>
      play(chosen, {
        language,
        host,
        port,
        signal,
        onOutput: (line) => {
          const print = line.stream === 'out' ? console.log : console.error;
          // Through a pipe a line stays one line, however long.
          const columns = process.stdout.isTTY ? look.columns : Number.POSITIVE_INFINITY;
          for (const row of outputLine(line, programs, look, columns)) print(row);
        },
      }),
    );
    if (values.wire) {
      const lines = transcript(played.recording, language, look.columns, look);
      const none = [words(language, 'wire.silent')];
      console.log(['', ...(lines.length > 0 ? lines : none)].join('\n'));
    }
    if (played.remark) console.error(quiet(look, played.remark));
    if (played.code === 130) return 130;
    code = played.code;
  }
  return code;
};
