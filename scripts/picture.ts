import { writeFileSync } from 'node:fs';
import { UserError } from '../lib/base/user-error.ts';
import { findLesson, listLessons, repository } from '../lib/course/catalogue.ts';
import { terminalPicture } from '../lib/terminal/picture.ts';
import { loadRecording } from '../lib/wire/recording.ts';
import { type Command, runScript, whenStarted } from './command/command.ts';

const programs = ['first-listener', 'first-client'];

/** `npm run picture`: redraws the pictures in the READMEs from the recording of lesson 01. */
export const picture: Command = {
  options: {},
  usage: [{ help: 'picture.use' }],
  run() {
    const lesson = findLesson('01-listening', listLessons());
    const command = `npm run lesson -- run 1 ${programs.join(' ')} --wire`;
    for (const language of ['en', 'fr'] as const) {
      const recording = loadRecording(lesson.folder, programs, language);
      if (!recording) throw new UserError('recording-none', { run: programs.join(' ') }, 1);
      const file = new URL(`.github/terminal.${language}.svg`, repository);
      writeFileSync(file, terminalPicture(recording, command, language));
    }
    return 0;
  },
};

await whenStarted(import.meta, (io) => runScript('picture', picture, io));
