import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lessonsFolder } from '../../../lib/course/catalogue.ts';
import { exerciseIn } from '../../../lib/learner/progress.ts';
import { noVersion, versionOf } from '../../../lib/live/edit/copy.ts';
import { startLesson, untilPrinted } from '../../study/lesson-command.ts';
import { openAsked } from '../learner.ts';

const edit = { base: noVersion, page: 'page', language: 'en' };
const first = { ...edit, program: '01-listening/first-listener', text: '// one\n' };

test('a page saves programs of the lessons by their names, and nothing else', async () => {
  const { guest, work, read } = await openAsked();
  const before = readdirSync(work);
  const programs = [
    ...['01-listening/../../first-listener', '../first-listener', '/etc/passwd', ''],
    ...['01-listening/exercises/../greet', '01-listening/none', 'none/first-listener'],
    ...['01-listening/exercises/greet/solution', 'progress', 'file:///tmp/x', '01-listening'],
  ];
  for (const program of programs) {
    expect((await guest.post('/.live/edit', { ...first, program })).status, program).toBe(400);
  }
  expect((await guest.post('/.live/edit', first, { token: 'other' })).status).toBe(403);
  expect((await guest.post('/.live/edit', first, { cookie: '' })).status).toBe(403);
  expect(
    (await guest.post('/.live/edit', first, { origin: 'http://elsewhere.example' })).status,
  ).toBe(403);
  expect(readdirSync(work)).toEqual(before);

  const saved = await guest.post('/.live/edit', first);
  expect(saved.status).toBe(204);
  expect(read('01-listening/examples/first-listener.ts')).toBe('// one\n');
  // Somebody who has not seen that it was saved is not written over.
  const stale = await guest.post('/.live/edit', { ...first, text: '// two\n' });
  expect(stale.status).toBe(204);
  expect(read('01-listening/examples/first-listener.ts')).toBe('// one\n');
});

test('an exercise is begun, judged, helped with, and started over; one progress is kept', async () => {
  const { guest, work, read, progress } = await openAsked();
  const exercise = '01-listening/greet';
  const press = (act: string) =>
    guest.post('/.live/exercise', { exercise, act, language: 'fr' }).then(({ status }) => status);
  const known = () => exerciseIn(progress(), exercise);
  expect(await press('nothing')).toBe(400);
  expect(
    (await guest.post('/.live/exercise', { exercise: 'none', act: 'check', language: 'en' }))
      .status,
  ).toBe(400);
  expect(await press('begin')).toBe(204);
  expect(read('01-listening/greet.ts')).toContain('TODO');
  expect(await press('hint')).toBe(204);
  expect(await press('solution')).toBe(204);
  // It was only asked whether to show it.
  expect(known()).toMatchObject({ attempts: 0, hints: 1, solution: false });
  expect(await press('check')).toBe(204);
  // The verdict is drawn in the language of each page; what is judged is judged once.
  const pages = ['en', 'fr'].map(async (language) => {
    const page = `${language}/listening/exercises/greet/index.html`;
    await guest.get(page);
    return guest.show(page);
  });
  const [english, french] = await Promise.all(pages);
  const place = 'live_exercise_greet_edit';
  await english?.until(place, /It serves ordinary clients.*Not yet.*still as you received it/s);
  await french?.until(place, /Il sert des clients ordinaires.*Pas encore.*<svg/s);
  expect(known()).toMatchObject({ attempts: 1 });
  expect(known().passed).toBe(undefined);

  const folder = new URL('01-listening/exercises/greet/', lessonsFolder);
  const text = readFileSync(new URL('wrong/everywhere.ts', folder), 'utf8');
  const base = versionOf(read('01-listening/greet.ts'));
  const program = '01-listening/exercises/greet';
  expect((await guest.post('/.live/edit', { ...edit, base, program, text })).status).toBe(204);
  // Saved is judged, without being asked.
  await english?.until(place, /Your program listens on .*: anyone who can reach this machine/s);
  expect(known()).toMatchObject({ attempts: 2 });

  // The start over is in the page's language; what was there is kept.
  const again = { ...edit, base: versionOf(text), program, text, choice: 'original' };
  expect((await guest.post('/.live/edit', { ...again, language: 'fr' })).status).toBe(204);
  expect(read('01-listening/greet.ts')).toMatch(/TODO\s?:/);
  const kept = readdirSync(new URL('01-listening/', work)).filter((name) => /\d{4}/.test(name));
  expect(kept.map((name) => read(`01-listening/${name}`))).toEqual([text]);
  expect(await press('stop')).toBe(204);
  for (const page of [english, french]) page?.close();
});

test('an answer counts once, wherever its choice stands on the page', async () => {
  const { guest, progress } = await openAsked();
  const answer = (question: string, choice: string) =>
    guest.post('/.live/answer', { lesson: '01-listening', question, choice });
  expect((await answer('second-client', '1')).status).toBe(204);
  expect((await answer('second-client', '1')).status).toBe(204);
  const answered = progress().lessons['01-listening']?.answers;
  expect(Object.keys(answered ?? {})).toEqual(['second-client']);
  expect(answered?.['second-client']).toHaveLength(1);
  await answer('second-client', '99');
  await answer('none', '0');
  expect((await answer('second-client', '-1')).status).toBe(400);
  expect(progress().lessons['01-listening']?.answers).toEqual(answered);
});

test('the editor is served as a module', async () => {
  const { guest } = await openAsked();
  const script = await guest.get('/.live/editor.js');
  expect(script.headers.get('content-type')).toMatch(/javascript/);
  expect(await script.text()).toContain('createEditor');
});

test('a terminal that judges the same program sees what the page saves, and the page that it passes', {
  tags: 'long',
}, async () => {
  const { guest, work, read, remember, progress } = await openAsked();
  const exercise = '01-listening/greet';
  const terminal = startLesson(['watch', '1/greet'], { work: fileURLToPath(work), real: true });
  await untilPrinted(terminal, 'Not yet');
  const page = 'en/listening/exercises/greet/index.html';
  await guest.get(page);
  const shown = await guest.show(page);
  const place = 'live_exercise_greet_edit';
  // It was begun in the terminal.
  await shown.until(place, /TODO/);
  const text = readFileSync(
    new URL('01-listening/exercises/greet/solution.ts', lessonsFolder),
    'utf8',
  );
  const base = versionOf(read('01-listening/greet.ts'));
  const program = '01-listening/exercises/greet';
  const ended = untilPrinted(terminal, 'Passed');
  await guest.post('/.live/edit', { ...edit, base, program, text });
  await ended;
  await shown.until(place, /Next exercise/);
  expect(exerciseIn(progress(), exercise).passed).toBeDefined();
  // A hint that is opened there is open here.
  remember({ fact: 'hints', exercise, open: 2 });
  await shown.until(place, /Hint 2/);
  shown.close();
});
