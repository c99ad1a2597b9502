import { createInterface } from 'node:readline';
import { findLesson, listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import { exercisePath, homePath, lessonPath } from '../../lib/html/paths.ts';
import { findExercise } from '../../lib/learner/find-exercise.ts';
import { prose } from '../../lib/terminal/lines.ts';
import { accent, quiet } from '../../lib/terminal/text-style.ts';
import type { Given } from '../command/command.ts';
import { hasPerson } from '../command/io.ts';
import { portFrom } from '../command/parse.ts';
import type { LessonCommand, LessonContext } from './lesson.ts';
import { untilStopped } from './until-stopped.ts';

const options = {
  port: { type: 'string', value: 'N', help: 'lesson.open.port' },
  'no-browser': { type: 'boolean', help: 'lesson.open.no-browser' },
  json: { type: 'boolean' },
} as const;

/** Tried first: a browser keeps what it remembers for each port. */
const usualPort = 4420;

/** `open [LESSON[/EXERCISE]]`: the workbook in the browser, where everything can be run. */
export const open: LessonCommand<typeof options> = {
  options,
  usage: [{ words: '[LESSON[/EXERCISE]]', help: 'lesson.open.use' }],
  words: 1,
  run: openInBrowser,
};

type OpenGiven = Given<typeof options> & LessonContext;

/** Serves the workbook, and opens it, until it is stopped. */
export async function openInBrowser(given: OpenGiven): Promise<number> {
  const { values, language, io, folders, progress } = given;
  const path = pathFrom(given);
  const port = portFrom(values.port);
  const { openLive } = await import('../../lib/live/server.ts');
  const { roomDoor } = await import('./room-door.ts');
  const room = roomDoor(given);
  await untilStopped(async (signal) => {
    const server = await openLive({
      ...{ ...folders, progress, language, room },
      ports: port === undefined ? [usualPort, 0] : [port],
      report: (error) =>
        io.warn(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    });
    const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve));
    const forget = await show(server.addressOf, path, given);
    if (!signal.aborted) await stopped;
    forget();
    await server.close();
  });
  await room.close();
  return 0;
}

/** Says where the workbook is, and opens it. Returns what tidies up. */
async function show(
  addressOf: (path: string) => string,
  path: string,
  { values, language, style, io, folders }: OpenGiven,
): Promise<() => void> {
  const { liveWords: words } = await import('../../lib/live/words.ts');
  const address = addressOf(path);
  if (values.json) {
    io.print(JSON.stringify({ url: address }));
    return () => {};
  }
  const { openAddress } = await import('../../lib/live/browser.ts');
  const where = { env: io.env, platform: process.platform };
  const remove = values['no-browser'] ? null : openAddress(addressOf(path), folders.work, where);
  const print = (text: string): void =>
    io.print(...prose(text, style).map((line) => quiet(style, line)));
  io.print(...prose(words(language, remove ? 'open.at' : 'open.here'), style));
  io.print(`  ${accent(style, address)}`);
  if (!hasPerson(io)) {
    print(words(language, 'open.stop'));
    return () => remove?.();
  }
  print(words(language, 'open.once'));
  print(words(language, 'open.stop'));
  const lines = createInterface({ input: io.stdin });
  lines.on('line', () => io.print(`  ${accent(style, addressOf(path))}`));
  return () => {
    lines.close();
    remove?.();
  };
}

/** The page of what was named: a lesson, an exercise, or nothing. */
function pathFrom({ words: [name], language, folders }: OpenGiven): string {
  if (name === undefined) return homePath(language);
  const lessons = listLessons(folders.lessons);
  const isExercise = name.includes('/') || listExercises(lessons).some(({ slug }) => slug === name);
  if (!isExercise) return lessonPath(language, findLesson(name, lessons).slug);
  const { lesson, slug } = findExercise(name, lessons);
  return exercisePath(language, lesson.slug, slug);
}
