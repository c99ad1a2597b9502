import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { runLesson } from '../../scripts/lesson/lesson.ts';
import { emptyFolder } from '../empty-folder.ts';
import { inProcess, type Outcome } from '../outcome.ts';
import { lessonsOf } from './lessons-of.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const entry = fileURLToPath(new URL('lesson-fixture.ts', import.meta.url));

type Options = {
  work?: string;
  env?: NodeJS.ProcessEnv;
  /** What is on its standard input. */
  input?: string;
  /** Over the workbook's own lessons. */
  real?: boolean;
};

/** The command of a person who has set no language, and whose output is not a terminal. */
export function commandLine(args: readonly string[], { work, env, real }: Options = {}) {
  const { WORKBOOK_LANG, LC_ALL, LC_MESSAGES, LANG, COLUMNS, FORCE_COLOR, ...rest } = process.env;
  return {
    file: process.execPath,
    args: ['--import', 'tsx', entry, work ?? emptyFolder(), ...args],
    cwd: repository,
    env: { ...rest, LANG: 'en_GB.UTF-8', ...(real && { STUDY_LESSONS: 'real' }), ...env },
  };
}

/** Starts `npm run lesson -- ARGS` over the fixture lessons. */
export function startLesson(
  args: readonly string[],
  options: Options = {},
): ChildProcessWithoutNullStreams {
  const line = commandLine(args, options);
  const child = spawn(line.file, line.args, { cwd: line.cwd, env: line.env });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** What a command prints over the fixture lessons, run in this process. */
export function lesson(args: readonly string[], options: Options = {}): Promise<Outcome> {
  const { work = emptyFolder(), input } = options;
  const { env } = commandLine(args, { ...options, work });
  const folders = { lessons: lessonsOf(env), work: pathToFileURL(`${work}/`) };
  return inProcess(args, env, (io) => runLesson(folders, io), input);
}

/** Waits until a command has printed a line that holds a text. */
export async function untilPrinted(
  child: ChildProcessWithoutNullStreams,
  text: string,
): Promise<string> {
  // Not closed at the end: that would cut off the rest of the output.
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) if (line.includes(text)) return line;
  throw new Error(`the command ended without printing "${text}"`);
}
