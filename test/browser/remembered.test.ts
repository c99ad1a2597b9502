import { beforeAll, expect } from 'vitest';
import { lessons } from '../site/fixture.ts';
import { browserTest } from './browser.ts';
import { servedSite } from './served.ts';

let base: string;

beforeAll(async () => {
  ({ base } = await servedSite({ base: null, lessons }));
});

const desk = { viewport: { width: 1280, height: 800 } };

browserTest('an answer is remembered, in every language of the lesson', desk, async (page) => {
  await page.goto(`${base}en/echo/index.html`);
  const open = (): Promise<number> => page.locator('.predict details[open]').count();
  expect(await open()).toBe(0);
  await page.click('.predict .wrong summary');
  await expect
    .poll(() => page.evaluate("localStorage.getItem('answers')"))
    .toContain('echo/predict');
  await page.goto(`${base}fr/echo/index.html`);
  expect([await open(), await page.locator('.predict .wrong[open]').count()]).toEqual([1, 1]);
  await page.goto(`${base}both/echo/index.html`);
  expect(await open()).toBe(2);
  // A slide opens all of them for itself, and changes nothing of it.
  await page.goto(`${base}en/echo/slides/index.html`);
  await page.goto(`${base}en/echo/index.html`);
  expect(await open()).toBe(1);
});

browserTest('the first page leads back to where the reading stopped', desk, async (page) => {
  const onward = page.locator('#page_continue');
  await page.goto(`${base}fr/index.html`);
  expect(await onward.isVisible()).toBe(false);
  await page.goto(`${base}en/echo/index.html`);
  await page.evaluate("document.getElementById('eight').scrollIntoView({ behavior: 'instant' })");
  await page.goto(`${base}fr/index.html`);
  expect(await onward.innerText()).toBe('Reprendre la lecture\u202f: Un écho');
  await onward.locator('a').click();
  expect(page.url()).toBe(`${base}fr/echo/index.html#eight`);
});
