import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { openLearner } from '../live/learner.ts';
import { violations } from './axe.ts';
import { browserTest } from './browser.ts';
import { type } from './editor.ts';

const copy = '01-listening/examples/first-listener.ts';

browserTest('a program is edited on the page, and nothing is lost', {}, async (page) => {
  const { addressOf, read, write } = await openLearner();
  await page.goto(addressOf('en/listening/index.html'));
  const edit = page.locator('.edit').first();
  const head = edit.locator('> summary');
  await head.click();
  const content = edit.locator('.cm-content');
  await content.click();
  await page.keyboard.press('ControlOrMeta+Home');
  // A slash is a letter here, and opens no search.
  await page.keyboard.type('// one\n');
  await edit.getByText('Not saved').waitFor();
  await page.keyboard.press('ControlOrMeta+s');
  await head.getByText('1 line differs').waitFor();
  expect(read(copy)).toMatch(/^\/\/ one\nimport /);
  await edit.getByText('Not saved').waitFor({ state: 'hidden' });

  // Another editor saves it: the page has it at once.
  write(copy, `// other\n${read(copy)}`);
  await content.getByText('// other').waitFor();

  // Changed in both places: both are shown, and what is not chosen is kept.
  await content.click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('// here\n');
  write(copy, `// there\n${read(copy)}`);
  await edit.getByRole('button', { name: 'Keep what is here' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await edit.getByRole('button', { name: 'Take the file' }).click();
  await content.getByText('// there').waitFor();
  expect(await content.innerText()).not.toContain('// here');
  const kept = (await edit.locator('.bar').innerText()).match(/first-listener\.\d[\w-]+\.ts/)?.[0];
  expect(read(`01-listening/examples/${kept}`)).toMatch(/^\/\/ here\n/);

  // What is not saved outlives the page; Escape, then Tab, leaves the editor.
  await content.click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('// draft\n');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Save');
  await page.reload();
  await head.click();
  await content.getByText('// draft').waitFor();

  await edit.getByRole('button', { name: 'Back to the original' }).click();
  await head.getByText('differ').waitFor({ state: 'detached' });
  expect(await content.innerText()).toMatch(/^import /);
  await expect.poll(() => page.evaluate('Object.keys(localStorage).join()')).not.toMatch(/draft/);
});

browserTest(
  'what runs is what the editor holds',
  { viewport: { width: 390, height: 844 } },
  async (page) => {
    const { addressOf, read } = await openLearner();
    await page.goto(addressOf('fr/listening/index.html'));
    const edit = page.locator('.edit').first();
    await edit.locator('> summary').click();
    await edit.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type("console.log('FROM HERE');\n");
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator('.yours .output', { hasText: 'FROM HERE' }).waitFor();
    expect(read(copy)).toMatch(/^console/);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  },
);

browserTest('an answer counts, and one that was given in a terminal is open', {}, async (page) => {
  const { addressOf, progress, remember } = await openLearner();
  await page.goto(addressOf('en/listening/index.html'));
  const question = page.locator('.predict').first();
  await question.locator('summary').first().click();
  const answers = () => progress().lessons['01-listening']?.answers ?? {};
  await expect.poll(() => Object.values(answers())).toHaveLength(1);
  const [[id, made] = ['', [0]]] = Object.entries(answers());
  const other = [0, 1, 2].find((choice) => !made.includes(choice)) ?? 0;
  remember({ fact: 'answer', lesson: '01-listening', question: id, choice: other });
  await expect.poll(() => question.locator('details[open]').count()).toBe(2);
  expect(answers()).toEqual({ [id]: [...made, other] });
});

const wrong = ['no-error-listener', 'everywhere', 'no-line-end'];
const desks = [
  { name: 'a desk, light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'a phone, dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

for (const { name, ...options } of desks) {
  browserTest(`an exercise is done in French, on ${name}`, options, async (page) => {
    const { addressOf, read, write, progress } = await openLearner();
    const source = (path: string): string =>
      readFileSync(new URL(`01-listening/exercises/greet/${path}.ts`, lessonsFolder), 'utf8');
    const width = options.viewport.width;
    const fits = async (): Promise<void> => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), colorScheme).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: options.colorScheme });
    };
    await page.goto(addressOf('fr/listening/exercises/greet/index.html'));
    await page.getByRole('button', { name: 'Commencer' }).waitFor();
    await fits();
    await page.getByRole('button', { name: 'Commencer' }).click();
    const verdict = page.locator('.judged');
    for (const [index, path] of wrong.entries()) {
      await page.locator('live-editor').scrollIntoViewIfNeeded();
      if (index < 2) {
        await type(page, source(`wrong/${path}`));
        await page.getByRole('button', { name: index === 0 ? 'Vérifier' : 'Enregistrer' }).click();
      } else write('01-listening/greet.ts', source(`wrong/${path}`));
      await expect
        .poll(() => progress().exercises['01-listening/greet']?.attempts, { timeout: 100_000 })
        .toBe(index + 1);
      await verdict.getByText('Pas encore').waitFor();
      await fits();
    }
    await page.getByRole('button', { name: 'Afficher un indice' }).click();
    await page.locator('.opened').waitFor();
    await page.getByRole('button', { name: 'Comparer à la solution' }).click();
    await page.getByRole('button', { name: 'Pas encore' }).click();

    // In the other language: the same verdict, said anew, and what was typed.
    const said = await verdict.innerText();
    await type(page, source('solution'));
    await page.locator('header').getByRole('link', { name: 'English' }).click();
    await verdict.getByText('Not yet').waitFor();
    expect(await verdict.innerText()).not.toBe(said);
    await page.locator('live-editor').scrollIntoViewIfNeeded();
    await page.getByText('Not saved').waitFor();
    await page.getByRole('button', { name: 'Check' }).click();
    await verdict.getByText('Passed').waitFor({ timeout: 200_000 });
    expect(read('01-listening/greet.ts')).toBe(source('solution'));
    expect(progress().exercises['01-listening/greet']).toMatchObject({ attempts: 4, hints: 1 });
    await fits();
    await page.getByRole('link', { name: 'The next free port' }).first().waitFor();
  });
}
