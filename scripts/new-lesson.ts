import { scaffoldLesson } from '../lib/authoring/scaffold.ts';
import { scaffoldExercise } from '../lib/authoring/scaffold-exercise.ts';
import { wordsOf } from '../lib/base/words.ts';
import { repository } from '../lib/course/catalogue.ts';
import { type Command, runScript, whenStarted } from './command/command.ts';

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
  run({ values, words: [id = ''], language, io }) {
    if (values.exercise) {
      const { created, changed } = scaffoldExercise(repository, id);
      io.print(...created.map((file) => say(language, 'wrote', { file })));
      io.print(...changed.map((file) => say(language, 'added', { file })));
      const [lesson = ''] = id.split('/');
      io.print(say(language, 'nextExercise', { id, lesson }));
      return 0;
    }
    for (const file of scaffoldLesson(repository, id)) io.print(say(language, 'wrote', { file }));
    io.print(say(language, 'next', { id }));
    return 0;
  },
};

await whenStarted(import.meta, (io) => runScript('new-lesson', newLesson, io));
