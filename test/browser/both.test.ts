import { beforeAll, expect } from 'vitest';
import { lessons } from '../site/fixture.ts';
import { violations } from './axe.ts';
import { browserTest } from './browser.ts';
import { servedSite } from './served.ts';

let base: string;

beforeAll(async () => {
  ({ base } = await servedSite({ base: null, lessons }));
});

/** Each pair on the page, items of lists and choices of questions too: where both sides begin. */
const pairsOnPage = `[...document.querySelectorAll('main .pair:not(details .pair)')].flatMap((pair) => {
  const [en, fr] = pair.children;
  const boxes = [[en, fr]];
  const parts = (side) => side.querySelectorAll('.callout > *, .predict > *, ul > li, ol > li');
  const ours = [...parts(en)].filter((part) => !part.closest('details') || part.localName === 'details');
  const theirs = [...parts(fr)].filter((part) => !part.closest('details') || part.localName === 'details');
  ours.forEach((part, index) => boxes.push([part, theirs[index]]));
  return boxes.map(([a, b]) => [a, b].map((box) => box.getBoundingClientRect()).map(({ left, top }) => ({ left, top })));
})`;
type Box = { left: number; top: number };

browserTest(
  'side by side, both languages stand in line',
  { viewport: { width: 1280, height: 800 } },
  async (page) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${base}both/echo/index.html`);
    // A text face is fetched where the system has none.
    const needed = asked.filter((url) => !url.endsWith('.woff2'));
    expect(needed.length).toBeLessThanOrEqual(6);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1280);
    const pairs = (await page.evaluate(pairsOnPage)) as [Box, Box][];
    expect(pairs.length).toBeGreaterThan(30);
    for (const [en, fr] of pairs) {
      expect(fr.top).toBe(en.top);
      expect(fr.left).toBeGreaterThan(en.left + 300);
    }

    await page.click('[lang="fr"] details.wrong summary');
    await page.locator('[lang="en"] details.wrong[open]').first().waitFor();
    await page.click('[lang="en"] details.wrong summary');
    await page.locator('[lang="fr"] details.wrong:not([open])').first().waitFor();

    const arrow = page.locator('.steps .on').last();
    await arrow.click();
    const said = page.locator('.steps').last().locator('p');
    expect(await said.first().innerText()).toContain('listens on');
    expect(await said.nth(1).innerText()).toContain('écoute sur');

    await page.evaluate("document.getElementById('eight').scrollIntoView({ behavior: 'instant' })");
    const alone = await page.locator('.sides [lang="fr"]').boundingBox();
    await page.mouse.click((alone?.x ?? 0) + 20, (alone?.y ?? 0) + 10);
    await page.waitForURL(`${base}fr/echo/index.html#eight`);
    await page.goto(`${base}fr/echo/index.html`);
    await page.click('.opening a.keeps');
    expect(page.url()).toBe(`${base}both/echo/index.html`);
  },
);

browserTest(
  'on a phone, French stands under English',
  { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
  async (page) => {
    await page.goto(`${base}both/echo/index.html`);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    const [en, fr] = ['en', 'fr'].map((language) =>
      page.locator(`main > article > .pair > div[lang="${language}"]`).first(),
    );
    const [above, below] = [await en?.boundingBox(), await fr?.boundingBox()];
    expect(above && below && below.y >= above.y + above.height).toBe(true);
    await page.click('details.contents summary');
    await page.click('details.contents a[href="#eight"]');
    await page.click('.head:has(#eight) .twin[lang="en"]');
    expect(page.url()).toBe(`${base}en/echo/index.html#eight`);
  },
);

browserTest(
  'on paper, both languages stand in line as well',
  { viewport: { width: 720, height: 900 } },
  async (page) => {
    await page.goto(`${base}both/echo/index.html`);
    await page.emulateMedia({ media: 'print' });
    const pairs = (await page.evaluate(pairsOnPage)) as [Box, Box][];
    for (const [en, fr] of pairs) expect(fr.top).toBe(en.top);
  },
);
