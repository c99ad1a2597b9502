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
  'a term’s sentence is beside it on hover and on focus, and Escape puts it away',
  { viewport: { width: 1280, height: 800 } },
  async (page) => {
    const tip = page.getByRole('tooltip');
    await page.goto(`${base}fr/async-server/index.html`);
    const term = page.locator('a.term').first();
    await term.hover();
    await tip.waitFor();
    expect(await tip.innerText()).toMatch(/^fonction de rappel Une fonction/);
    expect(await term.getAttribute('aria-describedby')).toBe('term_tip');
    expect(await violations(page)).toEqual([]);
    await tip.hover();
    expect(await tip.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect([await tip.isVisible(), await term.getAttribute('aria-describedby')]).toEqual([
      false,
      null,
    ]);
    await page.locator('.opening a').last().focus();
    await page.keyboard.press('Tab');
    while (!(await page.evaluate("document.activeElement.matches('.term')"))) {
      await page.keyboard.press('Tab');
    }
    await tip.waitFor();
    await page.keyboard.press('Tab');
    await tip.waitFor({ state: 'hidden' });
  },
);

browserTest(
  'a finger sees the sentence first, and follows the link with the second touch',
  { viewport: { width: 390, height: 844 }, hasTouch: true },
  async (page) => {
    await page.goto(`${base}en/async-server/index.html`);
    const term = page.locator('a.term').first();
    await term.tap();
    const tip = page.getByRole('tooltip');
    await tip.waitFor();
    const box = await tip.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
    await term.tap();
    await page.waitForURL(/glossary\/index\.html#/);
  },
);

browserTest(
  'the contents follow the reading, beside the text and folded above it',
  { viewport: { width: 1280, height: 500 } },
  async (page) => {
    await page.goto(`${base}en/async-server/index.html`);
    const there = `(() => {
      const entry = document.querySelector('.contents.wide [aria-current]');
      const { top, bottom } = entry.getBoundingClientRect();
      return [entry.hash, top > 0 && bottom < innerHeight];
    })()`;
    const scroll = "document.getElementById('exercises').scrollIntoView({ behavior: 'instant' })";
    await page.evaluate(scroll);
    await expect.poll(() => page.evaluate(there)).toEqual(['#exercises', true]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(scroll);
    const at = page.locator('.contents .at');
    await expect.poll(() => at.innerText()).toBe('Exercises');
    const box = await page.locator('.contents.narrow').boundingBox();
    // Right below what stays in sight of the header: no text shows between them.
    const header = await page.locator('header').first().boundingBox();
    expect(Math.abs((box?.y ?? 0) - (header?.y ?? 0) - (header?.height ?? 0))).toBeLessThan(6);
    await page.click('.contents.narrow summary');
    await page.click('.contents.narrow a >> nth=1');
    await expect.poll(() => at.innerText()).toBe('Three roles');
    expect(await page.getAttribute('.contents.narrow', 'open')).toBe(null);
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
