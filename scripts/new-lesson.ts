import { scaffoldLesson } from '../lib/authoring/scaffold.ts';
import { scaffoldExercise } from '../lib/authoring/scaffold-exercise.ts';
import { UserError } from '../lib/base/user-error.ts';
import { wordsOf } from '../lib/base/words.ts';
import { repository } from '../lib/course/catalogue.ts';
import { verdictText } from '../lib/judge/verdict.ts';
import { type Command, type Given, runScript, whenStarted } from './command/command.ts';

const say = wordsOf('new-lesson');

const options = {
  exercise: { type: 'boolean', help: 'new-lesson.exercise' },
} as const;

/** `npm run new-lesson -- NN-name`: the files of a new lesson, or with `--exercise` of an exercise. */
export const newLesson: Command<typeof options> = {
  options,
  usage: [
    { words: 'NN-NAME', help: 'new-lesson.use' },
    { words: 'LESSON/NAME', options: ['exercise'] },
  ],
  words: 1,
  run(given) {
    const [name] = given.words;
    const isExercise = given.values.exercise;
    if (name === undefined) {
      throw new UserError(isExercise ? 'exercise-name-missing' : 'lesson-name-missing');
    }
    if (isExercise) return exercise(name, given);
    if (name.includes('/')) throw new UserError('lesson-name-exercise', { given: name });
    return lesson(name, given);
  },
};

/** Recorded as well, so that it validates as it is. */
async function lesson(name: string, { language, io }: Given<typeof options>): Promise<number> {
  const { lesson, ...wrote } = scaffoldLesson(repository, name);
  io.print(...written(wrote, language));
  const { recordRuns } = await import('../lib/authoring/first-runs.ts');
  await recordRuns(lesson);
  io.print(
    say(language, 'recorded'),
    say(language, 'next', { id: name }),
    say(language, 'then', { id: name }),
  );
  return 0;
}

/** Its solution is judged, and the steps counted. */
async function exercise(name: string, { language, io }: Given<typeof options>): Promise<number> {
  const { exercise, ...wrote } = scaffoldExercise(repository, name);
  io.print(...written(wrote, language));
  io.warn(say(language, 'judging'));
  const { countSteps } = await import('../lib/authoring/first-runs.ts');
  const { verdict, steps } = await countSteps(exercise);
  if (verdict.id !== 'passed') {
    io.warn(say(language, 'failed', { said: verdictText(language, verdict) }));
    return 1;
  }
  const { id, slug, lesson } = exercise;
  io.print(
    say(language, 'passed', { count: steps }),
    say(language, 'nextExercise', { id, slug, lesson: lesson.id }),
    say(language, 'thenExercise', { lesson: lesson.id }),
  );
  return 0;
}

const written = (
  { created, changed }: { created: string[]; changed: string[] },
  language: Given['language'],
): string[] => [
  ...created.map((file) => say(language, 'wrote', { file })),
  ...changed.map((file) => say(language, 'added', { file })),
];

await whenStarted(import.meta, (io) => runScript('new-lesson', newLesson, io));
