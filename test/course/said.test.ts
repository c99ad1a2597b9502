import { expect, test } from 'vitest';
import { languages } from '../../lib/base/i18n.ts';
import { type Code, everyBlock } from '../../lib/course/blocks.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { findSayCalls, saidIn } from '../../lib/course/say-calls.ts';

const code = (program: string, text: string): Code => ({
  type: 'code',
  file: `examples/${program}.ts`,
  region: null,
  language: 'ts',
  text,
  firstLine: 1,
});

test('a call says its words below its last line, with names for what is filled in', () => {
  const text = "open();\nsay('first-listener.ready', {\n  endPoint,\n});\nclose();";
  const listening = (language: 'en' | 'fr') =>
    saidIn(code('first-listener', text), '01-listening', language);
  expect(listening('en')).toEqual([{ line: 3, texts: ['Listening on {endPoint}.'] }]);
  expect(listening('fr')).toEqual([{ line: 3, texts: ['À l’écoute sur {endPoint}.'] }]);
  expect(findSayCalls(text, 'first-listener')[0]).toMatchObject({ line: 2, last: 4 });
});

test('of words that depend on a number, those for many; what is no program says nothing', () => {
  const file = code('callback-server', "say('callback-server.read', { count, text });");
  expect(saidIn(file, '03-async-server', 'en')).toEqual([
    { line: 0, texts: ['Read {count} bytes: “{text}”'] },
  ]);
  expect(saidIn({ ...file, file: 'exercises/echo/start.ts' }, '03-async-server', 'en')).toEqual([]);
});

test('all code of every lesson says something readable in both languages', () => {
  let count = 0;
  for (const lesson of listLessons().map((summary) => loadLesson(summary))) {
    for (const block of everyBlock(lesson.pages.en.blocks)) {
      if (block.type !== 'code') continue;
      const [en, fr] = languages.map((language) => saidIn(block, lesson.id, language));
      expect(fr?.map(({ line }) => line)).toEqual(en?.map(({ line }) => line));
      for (const { texts } of [...(en ?? []), ...(fr ?? [])]) {
        expect(texts.length).toBeGreaterThan(0);
        expect(texts.join()).not.toMatch(/\{\{|\}\}|undefined/);
        count += 1;
      }
    }
  }
  expect(count).toBeGreaterThan(200);
});
