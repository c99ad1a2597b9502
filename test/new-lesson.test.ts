import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WorkbookCopy } from './workbook-copy.ts';

const limit = 480_000;

test('what new-lesson drafts validates at once', { timeout: limit, tags: 'long' }, async () => {
  const { at, read, run } = new WorkbookCopy();
  const isSound = async (): Promise<void> => {
    const { code, text } = await run('validate', '--no-proof');
    expect(text).toMatch(/^\d+ lessons checked: nothing to fix\.\n$/);
    expect(code).toBe(0);
  };
  const lesson = await run('new-lesson', '97-framing');
  expect(lesson.code).toBe(0);
  expect(lesson.text).toContain('npm run record -- 97-framing, npm run translate');
  await isSound();
  const exercise = await run('new-lesson', '--exercise', '97/echo-twice');
  expect(exercise.code).toBe(0);
  const said = /^The solution passes, in (\d+) steps\.$/m.exec(exercise.text);
  const { exercises } = JSON.parse(read('lessons/97-framing/lesson.json'));
  expect(exercises).toMatchObject([{ slug: 'echo-twice', steps: Number(said?.[1]) }]);
  await isSound();
  // It is no worse than any other lesson: what is wrong with it is found.
  const page = read('lessons/97-framing/en.md').replace('The', 'Teh');
  writeFileSync(at('lessons/97-framing/en.md'), page.replace('One idea', 'One big idea'));
  const { text } = await run('validate', '--no-proof');
  expect(text).toMatch(/^lessons\/97-framing\/fr\.md:\d+: .*first-step/m);
});
