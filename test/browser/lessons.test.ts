import { readFileSync } from 'node:fs';
import { beforeAll, expect } from 'vitest';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { withoutMarks } from '../../lib/course/regions.ts';
import { ownLessons } from '../site/built-site.ts';
import { violations } from './axe.ts';
import { browserTest } from './browser.ts';
import { servedSite } from './served.ts';

// What only the real lessons have: drawings, terms, the line of lessons, the glossary.
let base: string;

beforeAll(async () => {
  ({ base } = await servedSite(ownLessons));
});

const pages = ['fr/glossary/index.html', 'en/listening/index.html', 'fr/tcp-services/index.html'];

browserTest(
  'lessons and glossary are accessible, dark',
  { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  async (page) => {
    for (const path of pages) {
      await page.goto(base + path);
      expect(await violations(page), path).toEqual([]);
    }
  },
);

browserTest(
  'lessons and glossary fit a phone, and a term leads to its sentence',
  { viewport: { width: 320, height: 640 } },
  async (page) => {
    for (const path of pages) {
      await page.goto(base + path);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(320);
    }
    const term = page.locator('a.term').first();
    const name = (await term.innerText()).toLowerCase();
    await term.click();
    await page.waitForURL(/fr\/glossary\/index\.html#/);
    const id = new URL(page.url()).hash;
    expect((await page.innerText(id)).toLowerCase()).toContain(name);
  },
);

browserTest(
  'what code says stands below it, in the page’s language, and is not copied with it',
  { viewport: { width: 390, height: 844 } },
  async (page) => {
    await page.goto(`${base}fr/listening/index.html`);
    const said = page.locator('.said').first();
    expect(await said.innerText()).toBe('  Le client {peer} est connecté.');
    expect(await said.getAttribute('aria-label')).toBe('dit\u202f:');
    const copied = await page.evaluate(`(() => {
      const code = document.querySelector('pre code:has(.said)');
      getSelection().selectAllChildren(code);
      return getSelection().toString();
    })()`);
    const file = new URL('01-listening/examples/first-listener.ts', lessonsFolder);
    expect(copied).toBe(withoutMarks(readFileSync(file, 'utf8')));
    // The narrow window wraps it; only the code scrolls.
    const widths = await page.evaluate(`[...document.querySelectorAll('.said')].filter(
      (note) => note.scrollWidth > note.clientWidth || note.clientWidth > innerWidth).length`);
    expect(widths).toBe(0);
    await page.goto(`${base}both/listening/index.html`);
    const pair = await page.evaluate(
      "[...document.querySelectorAll('.said')].slice(0, 2).map(({ lang }) => lang)",
    );
    expect(pair).toEqual(['en', 'fr']);
  },
);
