import { scaffoldLesson } from '../lib/authoring/scaffold.ts';
import { wordsOf } from '../lib/base/words.ts';
import { repository } from '../lib/course/catalogue.ts';
import { type Command, runScript, whenStarted } from './command/command.ts';

const say = wordsOf('new-lesson');

/** `npm run new-lesson -- NN-name`: the files of a new lesson. */
export const newLesson: Command = {
  options: {},
  usage: [{ words: 'NN-NAME', help: 'new-lesson.use' }],
  words: 1,
  run({ words: [id = ''], language, io }) {
    for (const file of scaffoldLesson(repository, id)) io.print(say(language, 'wrote', { file }));
    io.print(say(language, 'next', { id }));
    return 0;
  },
};

await whenStarted(import.meta, (io) => runScript('new-lesson', newLesson, io));
