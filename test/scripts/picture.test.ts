import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findLesson, listLessons } from '../../lib/course/catalogue.ts';
import { terminalPicture } from '../../lib/terminal/picture.ts';
import { loadRecording } from '../../lib/wire/recording.ts';

// What the README shows was run, too.
test.each(['en', 'fr'] as const)(
  'the picture (%s) is the recording: npm run picture',
  (language) => {
    const programs = ['first-listener', 'first-client'];
    const { folder } = findLesson('01-listening', listLessons());
    const recording = loadRecording(folder, programs, language);
    if (!recording) throw new Error('lesson 01 is recorded');
    const file = new URL(`../../.github/terminal.${language}.svg`, import.meta.url);
    const command = 'npm run lesson -- run 1 first-listener first-client --wire';
    expect(readFileSync(file, 'utf8')).toBe(terminalPicture(recording, command, language));
  },
);
