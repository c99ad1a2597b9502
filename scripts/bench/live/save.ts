import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import { lessonsFolder, listLessons } from '../../../lib/course/catalogue.ts';
import { type Exercise, listExercises } from '../../../lib/course/exercises.ts';
import { watchInLines } from '../../../lib/exercise/watch/lines.ts';
import { exercisePath } from '../../../lib/html/paths.ts';
import { Journal } from '../../../lib/learner/journal.ts';
import { programFile, startExercise } from '../../../lib/learner/workspace.ts';
import { openLive } from '../../../lib/live/server.ts';
import { textStyleOf } from '../../../lib/terminal/text-style.ts';
import { inWorkFolder } from '../work-folder.ts';

const language = 'en';
const passed = 'Passed';
const refused = 'Not yet';

/** Milliseconds from each save of a program that is right to its verdict: in the page, and by `watch`. */
export function saveTimes(
  context: BrowserContext,
  rounds: number,
): Promise<{ page: number[]; watch: number[] }> {
  const lessons = listLessons(lessonsFolder);
  const exercise = listExercises(lessons).find(({ slug }) => slug === 'greet');
  if (!exercise) throw new Error('no exercise “greet”');
  return inWorkFolder(async (work) => {
    const save = saver(work, exercise);
    const watch = await watchTimes(work, exercise, rounds, save);
    return { watch, page: await pageTimes(context, work, exercise, rounds, save) };
  });
}

/** Saves the program again, different each time. */
function saver(work: URL, exercise: Exercise): () => void {
  startExercise(exercise, work, new Journal(work), language);
  const text = readFileSync(new URL('solution.ts', exercise.folder), 'utf8');
  let count = 0;
  return () => {
    count += 1;
    writeFileSync(programFile(work, exercise), `${text}// ${count}\n`);
  };
}

async function watchTimes(
  work: URL,
  exercise: Exercise,
  rounds: number,
  save: () => void,
): Promise<number[]> {
  const stopping = new AbortController();
  let heard = (_: string): void => {};
  const until = (text: string, unless?: string): Promise<void> =>
    new Promise((resolve, reject) => {
      heard = (line) => {
        if (line.includes(text)) resolve();
        else if (unless && line.includes(unless)) reject(new Error('a right program was refused'));
      };
    });
  const progress = new Journal(work);
  const lessons = listLessons(lessonsFolder);
  const options = { exercise, lessons, language, progress, work } as const;
  const style = textStyleOf({ isTTY: false, columns: 80 }, language, {});
  // The program as it was received is judged first.
  const first = until('TODO');
  const watching = watchInLines(options, style, stopping.signal, (...lines) => {
    for (const line of lines) heard(line);
  });
  await first;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = performance.now();
    const done = until(passed, refused);
    save();
    await done;
    times.push(performance.now() - before);
  }
  stopping.abort();
  await watching;
  return times;
}

async function pageTimes(
  context: BrowserContext,
  work: URL,
  exercise: Exercise,
  rounds: number,
  save: () => void,
): Promise<number[]> {
  const { slug, lesson } = exercise;
  const server = await openLive({
    ...{ lessons: lessonsFolder, work, progress: new Journal(work), language, ports: [0] },
    report: (error) => console.error(error),
  });
  const page = await context.newPage();
  try {
    await page.goto(server.addressOf(exercisePath(language, lesson.slug, slug)));
    const bench = page.locator(`#live_exercise_${slug}_edit`);
    await bench.getByRole('button', { name: 'Check' }).click();
    await bench.getByText('Judged at').waitFor();
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const judged = page.evaluate(`new Promise((resolve) => {
        const bench = document.querySelector('#live_exercise_${slug}_edit');
        const verdict = () => /Judged at [^.]*/.exec(bench.textContent)?.[0];
        const old = verdict();
        new MutationObserver((_, observer) => {
          if ([undefined, old].includes(verdict())) return;
          observer.disconnect();
          resolve(Date.now());
        }).observe(bench, { childList: true, subtree: true, characterData: true });
      })`);
      // Asked after it, answered when it watches.
      await page.evaluate('1');
      const before = Date.now();
      save();
      times.push(Number(await judged) - before);
    }
    return times;
  } finally {
    await page.close();
    await server.close();
  }
}
