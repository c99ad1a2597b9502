import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { lessons } from '../site/fixture.ts';
import { violations } from './axe.ts';
import { browserTest, smokeTest } from './browser.ts';
import { servedSite } from './served.ts';

let base: string;
let folder: URL;

beforeAll(async () => {
  ({ base, folder } = await servedSite({ base: null, lessons, search: true }));
});

const desk = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 320, height: 640 }, colorScheme: 'dark' } as const;
const focused = (page: Page): Promise<unknown> =>
  page.evaluate('document.activeElement.id || document.activeElement.textContent');

smokeTest('the / key, a query, the results by arrow keys, Escape', desk, async (page) => {
  await page.goto(`${base}en/echo/index.html`);
  const asked: string[] = [];
  page.on('request', (request) => {
    const path = request.url().slice(base.length);
    if (!path.endsWith('favicon.svg')) asked.push(path);
  });
  await page.evaluate(`{
    document.getElementById('page_switch').focus();
    scrollTo({ top: 600, behavior: 'instant' });
  }`);
  const link = await focused(page);
  await page.keyboard.press('/');
  await page.locator('#search_field').waitFor();
  expect(await focused(page)).toBe('search_field');
  expect(asked.toSorted()).toEqual(['assets/search.css', 'assets/search.js', 'en/search/index.js']);
  await page.keyboard.type('eight clients');
  const first = page.locator('#search_list a').first();
  await page.locator('#search_list mark').first().waitFor();
  await page.getByText(/^\d+ results?$/).waitFor();
  expect(await first.innerText()).toBe('Eight clients');
  expect(await page.locator('#search_list li').first().innerText()).toContain('Lesson 1 · ');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('Eight clients');
  await page.keyboard.press('ArrowUp');
  expect(await focused(page)).toBe('search_field');

  // The page is where it was, and so is the focus; what was asked comes back.
  await page.keyboard.press('Escape');
  await page.locator('#search_over').waitFor({ state: 'hidden' });
  expect(page.url()).toBe(`${base}en/echo/index.html`);
  expect(await page.evaluate('scrollY')).toBe(600);
  expect(await focused(page)).toBe(link);
  await page.keyboard.press('/');
  expect(await page.inputValue('#search_field')).toBe('eight clients');
  // Perhaps what few questions need came as well, but once.
  expect(asked.length).toBeLessThanOrEqual(4);

  // A place on this very page: the search is gone.
  await page.keyboard.press('Enter');
  await page.waitForURL(`${base}en/echo/index.html#eight`);
  await page.locator('#search_over').waitFor({ state: 'hidden' });
  expect(await page.locator('#eight').isVisible()).toBe(true);
});

browserTest(
  'over a page: a touch opens it, Close and a touch outside end it',
  phone,
  async (page) => {
    await page.goto(`${base}fr/echo/index.html`);
    await page.click('#page_search');
    await page.locator('#search_field').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fermer' }).click();
    await page.locator('#search_over').waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('page_search');
    await page.setViewportSize({ width: 900, height: 640 });
    await page.click('#page_search');
    await page.locator('#search_field').waitFor();
    await page.mouse.click(5, 600);
    await page.locator('#search_over').waitFor({ state: 'hidden' });
  },
);

browserTest('the search has a page of its own, which remembers the query', desk, async (page) => {
  await page.goto(`${base}en/search/index.html`);
  expect(await focused(page)).toBe('search_field');
  await page.keyboard.type('eight clients');
  await page.waitForURL(`${base}en/search/index.html?q=eight+clients`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${base}en/echo/index.html#eight`);
  await page.goBack();
  await page.locator('#search_list a').first().waitFor();
  expect(await page.inputValue('#search_field')).toBe('eight clients');
  await page.keyboard.press('Escape');
  await page.locator('#search_list:empty').waitFor({ state: 'attached' });
  await page.waitForURL(`${base}en/search/index.html`);
});

browserTest(
  'French: no result, then one, and the query in the other language',
  phone,
  async (page) => {
    await page.goto(`${base}fr/search/index.html?q=zzz`);
    await page.getByText('Aucun résultat pour «\u202fzzz\u202f».').waitFor();
    await page.locator('.facts').getByRole('link', { name: 'Glossaire' }).waitFor();
    await page.fill('#search_field', 'refus');
    await page.locator('#search_list a').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(await violations(page)).toEqual([]);
    await page.click('#page_switch');
    await page.waitForURL(`${base}en/search/index.html?q=refus`);
    await page.locator('#search_list a').first().waitFor();
  },
);

browserTest('Enter opens a result of what the field says now', desk, async (page) => {
  await page.goto(`${base}en/search/index.html`);
  // In one go, as fast as a hand or a barcode reader types: nothing is waited for in between.
  await page.evaluate(`{
    const field = document.getElementById('search_field');
    const press = () =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    field.value = 'zzz';
    field.dispatchEvent(new Event('input'));
    field.value = 'eight clients';
    press();
  }`);
  await page.waitForURL(`${base}en/echo/index.html#eight`);
});

browserTest('more results on demand, the focus on the first of them', desk, async (page) => {
  await page.goto(`${base}en/search/index.html?q=listen+zzz`);
  const links = page.locator('#search_list a');
  // What the tail of the index has comes a moment after the rest.
  await links.nth(7).waitFor();
  expect(await links.count()).toBe(8);
  await page.click('#search_more');
  expect(await links.count()).toBeGreaterThan(8);
  expect(await focused(page)).toBe(await links.nth(8).textContent());
});

browserTest('a site opened from a folder can be searched', desk, async (page) => {
  await page.goto(new URL('fr/search/index.html', folder).href);
  await page.fill('#search_field', 'refus');
  await page.locator('#search_list a').first().click();
  await page.waitForURL(/^file:.*\/fr\/.*html/);
  expect(page.url()).not.toContain('/search/');
});

browserTest(
  'without a script the page leads on',
  { ...desk, javaScriptEnabled: false },
  async (page) => {
    await page.goto(`${base}fr/search/index.html`);
    expect(await page.locator('#search_field').isVisible()).toBe(false);
    await page.click('main li a');
    expect(await page.textContent('h1')).toBe('Glossaire');
  },
);
