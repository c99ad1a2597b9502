import { beforeAll, expect } from 'vitest';
import { sampleOf } from '../whole.ts';
import { violations } from './axe.ts';
import { browserTest } from './browser.ts';
import { servedSite } from './served.ts';

// What only the real lessons have: drawings, terms, the line of lessons, the glossary.
let base: string;

beforeAll(async () => {
  ({ base } = await servedSite({ base: new URL('https://a.example/') }));
});

const pages = ['fr/glossary/index.html', 'en/listening/index.html', 'fr/tcp-services/index.html'];

browserTest(
  'lessons and glossary are accessible, dark',
  { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  async (page) => {
    for (const path of sampleOf(pages, 1)) {
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
