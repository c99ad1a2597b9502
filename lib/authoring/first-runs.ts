import { readFileSync, writeFileSync } from 'node:fs';
import { ownLanguages } from '../base/i18n.ts';
import type { Exercise } from '../course/exercises.ts';
import type { Lesson } from '../course/lesson.ts';
import { judge } from '../judge/judge.ts';
import type { Verdict } from '../judge/verdict.ts';
import { compareRun, saveRecording } from '../run/record.ts';

/** Records what a new lesson runs. */
export async function recordRuns(lesson: Lesson): Promise<void> {
  for (const programs of lesson.runs) {
    for (const language of ownLanguages) {
      const { fresh } = await compareRun(lesson, programs, language);
      if (fresh) saveRecording(lesson.folder, fresh);
    }
  }
}

/** Judges the solution of a new exercise; if it passes, its lesson.json says in how many steps. */
export async function countSteps({ id, slug, lesson, folder }: Exercise): Promise<Counted> {
  const [check, file] = [new URL('check.ts', folder), new URL('solution.ts', folder)];
  const { ok, verdict, steps } = await judge({ exercise: id, check, file });
  const manifest = new URL('lesson.json', lesson.folder);
  const { exercises, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'));
  const counted = exercises.map((one: { slug: string }) =>
    one.slug === slug ? { ...one, steps: steps.length } : one,
  );
  if (ok) writeFileSync(manifest, `${JSON.stringify({ ...rest, exercises: counted }, null, 2)}\n`);
  return { verdict, steps: steps.length };
}

type Counted = { verdict: Verdict; steps: number };
