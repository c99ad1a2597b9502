import { mkdirSync, writeFileSync } from 'node:fs';
import type { Language } from '../base/i18n.ts';
import type { Gate } from '../course/catalogue.ts';
import type { Lesson } from '../course/lesson.ts';
import { ContentError } from '../course/problem.ts';
import { compareRecordings, type Difference } from '../wire/compare.ts';
import { loadRecording, type Recording, recordingFile, recordingText } from '../wire/recording.ts';
import { missingGates } from './gates.ts';
import { run } from './run.ts';

/** One `::: run` in one language, run again and compared with its committed recording. */
export type Comparison = {
  programs: string[];
  language: Language;
  /** What this system lacks for the run; if anything, it was not run. */
  missing: Gate[];
  fresh: Recording | null;
  committed: Recording | null;
  differences: Difference[];
};

/** Milliseconds: a limit for runs that hang, on a machine that is busy with other work. */
const timeLimit = 100_000;

/** Runs the programs of a `::: run` and compares. The recording itself is left as it is. */
export async function compareRun(
  lesson: Lesson,
  programs: readonly string[],
  language: Language,
): Promise<Comparison> {
  const { folder, manifest } = lesson;
  const committed = soundRecording(folder, programs, language);
  const missing = await missingGates(programs.flatMap((name) => manifest.requires[name] ?? []));
  const base = { programs: [...programs], language, missing, committed };
  if (missing.length > 0) return { ...base, fresh: null, differences: [] };
  const fresh = await run(startables(lesson, programs), { language, timeLimit });
  const differences = committed ? compareRecordings(committed, fresh, manifest.normalise) : [];
  return { ...base, fresh, differences };
}

/** One that cannot be read counts as none: recording is how to get a whole one. */
function soundRecording(...of: Parameters<typeof loadRecording>): Recording | null {
  try {
    return loadRecording(...of);
  } catch (error) {
    if (error instanceof ContentError) return null;
    throw error;
  }
}

/** Writes a fresh recording to its place. */
export function saveRecording(folder: URL, recording: Recording): void {
  const file = recordingFile(folder, recording.programs, recording.language);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, recordingText(recording));
}

function startables({ programs }: Lesson, names: readonly string[]) {
  return names.flatMap((name) => programs.filter((program) => program.name === name));
}
