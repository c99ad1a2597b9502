import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { openLearner } from '../live/learner.ts';
import { lesson, startLesson, untilPrinted } from '../study/lesson-command.ts';
import { violations } from './axe.ts';
import { browserTest } from './browser.ts';
import { type } from './editor.ts';

const copy = '01-listening/examples/first-listener.ts';
const desk = { viewport: { width: 1280, height: 900 } };

/** The first run of lesson 1, with its server open in the editor. */
async function openFirstRun(page: Page) {
  const learner = await openLearner();
  await page.goto(learner.addressOf('en/listening/index.html'));
  const run = page.locator('figure.run').first();
  await run.locator('.edit > summary').first().click();
  const press = (name: string) => run.getByRole('button', { name, exact: true }).click();
  const says = (text: string | RegExp) => run.locator('.how', { hasText: text }).waitFor();
  return { ...learner, run, press, says };
}

browserTest('a program is changed, compared, broken, stopped, and put back', desk, async (page) => {
  const { run, press, says, read } = await openFirstRun(page);
  const original = await page.locator('live-editor > pre').first().textContent();
  const changed = original?.replace('await client.send(', 'client.abort(); void (') ?? '';
  await type(page, changed);
  await press('Run');
  await says(/first-client ended with exit code 1\. \d lines differ from what was recorded\./);
  expect(read(copy)).toBe(changed);
  // What is new is marked, what is missing is struck through, and so it is on the wire.
  await run.locator('.output mark', { hasText: 'ECONNRESET' }).first().waitFor();
  await run.locator('.output del', { hasText: 'Hello from the listener' }).waitFor();
  await run.locator('.yours svg .marked', { hasText: 'RST' }).first().waitFor();
  await run.locator('.yours li del', { hasText: 'first-listener sends 26 bytes' }).waitFor();
  expect(await violations(page)).toEqual([]);

  await run.getByText('What you changed').click();
  await run.locator('.diff ins', { hasText: 'client.abort()' }).waitFor();

  await type(page, `${original}\nthrow new Error('broken here');\n`);
  await press('Run again');
  await run.locator('.output', { hasText: 'broken here' }).waitFor();
  await type(page, 'this is no program\n');
  await press('Run again');
  await says('ended before it started listening');
  await type(page, 'for (;;);\n');
  await press('Run again');
  await press('Stop');
  await says('Stopped.');

  await press('Back to the original');
  await run.getByText('is kept as').waitFor();
  await press('Run again');
  await says('Same as the recording.');
  expect(await run.locator('.yours :is(mark, del)').count()).toBe(0);

  // It is looked at step by step, as a recorded one; running it again puts an end to that.
  const steps = run.locator('.yours .steps');
  await steps.locator('.play').waitFor();
  await steps.locator('.on').click();
  expect(await run.locator('.yours g.now').count()).toBe(1);
  expect(await run.locator('.recorded g.now').count()).toBe(0);
  await press('Run again');
  await steps.waitFor({ state: 'detached' });
  await steps.waitFor();
  expect(await run.locator('.yours g.later').count()).toBe(0);
});

browserTest(
  'what is too long to be saved is said, and is not lost',
  desk,
  async (page) => {
    const { run, press, read } = await openFirstRun(page);
    const content = run.locator('.cm-content').first();
    const unsaved = run.getByText('Not saved').first();
    await type(page, '// first\n');
    await press('Save');
    await unsaved.waitFor({ state: 'hidden' });
    // Too long for an editor in a page; then, too long to be sent at all.
    const texts = [`${'x'.repeat(24_000)}\n`, `// ${'€'.repeat(30_000)}\n`];
    const said = ['longer than the 24,000 characters', 'too long to be sent'];
    for (const [index, text] of texts.entries()) {
      await type(page, text);
      await press('Save');
      await page.getByText(said[index] ?? '').waitFor();
      await unsaved.waitFor();
      expect((await content.innerText()).slice(0, 20)).toBe(text.slice(0, 20));
      expect(read(copy)).toBe('// first\n');
    }
    await type(page, '// short\n');
    await press('Save');
    await unsaved.waitFor({ state: 'hidden' });
    await page.getByText('too long').waitFor({ state: 'hidden' });
    expect(read(copy)).toBe('// short\n');
  },
  /413/,
);

browserTest('a page stays quick to use while thousands of events come', desk, async (page) => {
  const { addressOf } = await openLearner();
  await page.goto(addressOf('en/async-server/index.html'));
  const run = page.locator('figure.run:has(.bar)').first();
  const press = (name: string) => run.getByRole('button', { name, exact: true }).click();
  await press('Be the client');
  await press('Connect');
  const field = run.locator('.peers li').first().getByRole('textbox');
  // Each of a crowd is ten events: five at each end.
  for (let crowds = 1; crowds <= 10; crowds += 1) {
    await press('A crowd of 50');
    await field.fill(`typed ${crowds}\\r\\n`);
    const all = `Connections: ${1 + 50 * crowds}.`;
    await run.locator('.wire desc', { hasText: all }).waitFor({ state: 'attached' });
    expect(await field.inputValue()).toBe(`typed ${crowds}\\r\\n`);
    await run.locator('.peers ul').waitFor({ state: 'detached' });
  }
  expect(await run.locator('.yours svg > g').count()).toBeLessThan(30);
  expect(await run.locator('.yours samp .who').count()).toBeLessThan(300);
  await field.press('Enter');
  await run.locator('.yours svg', { hasText: 'typed 10' }).waitFor();
  await press('Stop');
  await run.getByText('Stopped.').waitFor();
});

browserTest('a terminal and a page do the same exercise, in French', desk, async (page) => {
  const { addressOf, work, read, write, progress } = await openLearner();
  const options = { work: fileURLToPath(work), real: true, env: { WORKBOOK_LANG: 'fr' } };
  const source = (name: string) =>
    readFileSync(new URL(`01-listening/exercises/greet/${name}.ts`, lessonsFolder), 'utf8');
  await page.goto(addressOf('fr/listening/exercises/greet/index.html'));
  await page.getByRole('button', { name: 'Commencer' }).click();
  await page.locator('live-editor').waitFor();
  const terminal = startLesson(['watch', '1/greet'], options);
  await untilPrinted(terminal, 'Pas encore');

  // The page saves: both judge, and each says so.
  const refused = untilPrinted(terminal, 'Pas encore');
  await type(page, source('wrong/everywhere'));
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const verdict = page.locator('.judged');
  await verdict.getByText('Pas encore').waitFor();
  await refused;
  expect(read('01-listening/greet.ts')).toBe(source('wrong/everywhere'));

  // A hint that is opened in the terminal is open in the page.
  await lesson(['hint', '1/greet'], options);
  await page.locator('.opened').waitFor();

  // An editor beside the terminal saves: the page has the text, and its verdict.
  const passed = untilPrinted(terminal, 'Réussi');
  write('01-listening/greet.ts', source('solution'));
  await page.locator('.cm-content', { hasText: 'serve(' }).waitFor();
  await verdict.getByText('Réussi').waitFor({ timeout: 200_000 });
  await passed;
  expect(progress().exercises['01-listening/greet']?.passed).toBeDefined();
});

browserTest('a page in both languages says where its programs can be run', desk, async (page) => {
  const { addressOf } = await openLearner();
  await page.goto(addressOf('both/listening/index.html'));
  expect(await page.locator('.go').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'ouvrez la leçon en français' }).click();
  await page.waitForURL('**/fr/listening/**');
  await page.locator('.go').first().waitFor();
});
