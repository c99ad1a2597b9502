import type { Language } from '../base/i18n.ts';
import type { Lesson } from '../course/lesson.ts';
import { outputLine } from '../terminal/recorded.ts';
import { quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { transcript } from '../terminal/transcript.ts';
import { words } from '../terminal/words.ts';
import type { ChosenRun } from './choose-runs.ts';
import { type Played, type PlayOptions, play } from './play.ts';

export type PlayPrinter = {
  style: TextStyle;
  /** Columns for the output; unlimited where a line has to stay a line. */
  outputColumns: number;
  /** Then show what went over the wire. */
  wire: boolean;
  print: (line: string) => void;
  /** What is about the run, and what programs write to stderr. */
  remark: (line: string) => void;
};

type Where = Pick<PlayOptions, 'host' | 'port' | 'signal'>;

/** Runs programs and shows what they do as it happens. */
export async function playShown(run: ChosenRun, where: Where, shown: PlayPrinter): Promise<Played> {
  const { style, print, remark } = shown;
  const { language } = style;
  const names = run.programs.map(({ name }) => name);
  const last = run.programs.at(-1);
  if (run.open && last?.kind === 'server') {
    remark(quiet(style, words(language, 'run.untilStopped', { program: last.name })));
  }
  const played = await play(run, {
    ...where,
    language,
    onOutput: (line) => {
      const say = line.stream === 'out' ? print : remark;
      for (const row of outputLine(line, names, style, shown.outputColumns)) say(row);
    },
  });
  if (shown.wire) {
    const lines = transcript(played.recording, language, style.columns, style);
    const silent = [words(language, 'wire.silent')];
    for (const line of ['', ...(lines.length > 0 ? lines : silent)]) print(line);
  }
  if (played.remark) remark(quiet(style, played.remark));
  return played;
}

/** The heading of one run of several. */
export function runHeading(run: ChosenRun, at: number, count: number, style: TextStyle): string {
  const programs = run.programs.map(({ name }) => name).join(' ');
  return strong(style, words(style.language, 'run.all', { programs, at: at + 1, count }));
}

/** What to say about a lesson whose page runs nothing. */
export function noRuns(
  { id, programs }: Pick<Lesson, 'id' | 'programs'>,
  language: Language,
): string {
  const names = programs.map(({ name }) => name).join(', ');
  return words(language, 'run.nothing', { lesson: id, names });
}
