import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { ownLessons } from '../site/built-site.ts';
import { violations } from './axe.ts';
import { browserTest } from './browser.ts';
import { servedSite } from './served.ts';

// Pages to look things up in, with the repository's own lessons, and what frames every page. The
// path is the server's: the page-not-found page has absolute links.
let base: string;
let folder: URL;

beforeAll(async () => {
  ({ base, folder } = await servedSite(ownLessons));
});

/** How many lines the cells of a row of the map take. */
const rowsOf = (page: Page): Promise<unknown> =>
  page.evaluate(
    "new Set([...document.querySelectorAll('#connect > div')].map((cell) => cell.offsetTop)).size",
  );

const pages = ['dotnet', 'programs', 'about', 'run'].map((name) => `${name}/index.html`);
const desk = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' } as const;
const phone = { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' } as const;

browserTest('they fit a phone, and so does the header of a lesson', phone, async (page) => {
  for (const path of [...pages, 'listening/index.html']) {
    for (const language of ['fr', 'en']) {
      await page.goto(`${base}${language}/${path}`);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(320);
      // What stays in sight of it; the parts of the site go with the page.
      await page.evaluate('scrollTo(0, 400)');
      const header = await page.locator('header.site').boundingBox();
      const bottom = (header?.y ?? 0) + (header?.height ?? 99);
      expect(bottom, `${language}/${path}`).toBeLessThanOrEqual(56);
    }
  }
  await page.goto(`${base}fr/dotnet/index.html`);
  expect(await rowsOf(page)).toBe(4);
});

browserTest(
  'the map has three columns on a desk, and leads to what it says',
  desk,
  async (page) => {
    await page.goto(`${base}en/dotnet/index.html`);
    expect(await rowsOf(page)).toBe(2);
    await page.click('#connect .note a');
    expect(page.url()).toBe(`${base}en/client-sockets/index.html#try-catch`);
    await page.click('footer a:text-is("Programs")');
    await page.click('dt:has(> code:text-is(".setDeadline")) + dd a');
    expect(page.url()).toBe(`${base}en/async-server/programs/crowd-server.html`);
  },
);

browserTest(
  'the header stays, covers no heading, and its switch keeps the section',
  desk,
  async (page) => {
    await page.goto(`${base}en/listening/index.html`);
    await page.click('.contents.wide a[href="#backlog"]');
    const header = await page.locator('header.site').boundingBox();
    const heading = await page.locator('#backlog').boundingBox();
    expect(header?.y).toBe(0);
    expect(heading?.y).toBeGreaterThanOrEqual(header?.height ?? 0);
    await page.click('#page_switch');
    expect(page.url()).toBe(`${base}fr/listening/index.html#backlog`);
    const twin = await page.locator('#backlog').boundingBox();
    expect(Math.abs((twin?.y ?? 0) - (heading?.y ?? 0))).toBeLessThan(2);
  },
);

browserTest(
  'on paper there is no header; in a low window it goes with the page',
  desk,
  async (page) => {
    await page.goto(`${base}en/about/index.html`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header.site').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 800, height: 320 });
    await page.evaluate('scrollTo(0, 900)');
    expect((await page.locator('header.site').boundingBox())?.y).toBeLessThan(-800);
  },
);

browserTest('lost readers are answered in the language they asked in', phone, async (page) => {
  const shown = async (path: string): Promise<string[]> => {
    // A host answers with 404, which the browser logs: the page itself is opened here.
    await page.route(base + path, (route) => route.fulfill({ path: fileOf('404.html') }));
    await page.goto(base + path);
    return page.locator('section:visible h2').allInnerTexts();
  };
  expect(await shown('fr/rien')).toEqual(['Page introuvable']);
  expect(await page.title()).toBe('Page introuvable');
  expect(await page.getAttribute('html', 'lang')).toBe('fr');
  expect(await violations(page)).toEqual([]);
  await page.click('a.door:visible');
  expect(page.url()).toBe(`${base}fr/index.html`);
  expect(await shown('en/listening/nothing.html')).toEqual(['Page not found']);
  expect(await shown('nowhere')).toEqual(['Page not found', 'Page introuvable']);
});

const fileOf = (name: string): string => fileURLToPath(new URL(name, folder));
