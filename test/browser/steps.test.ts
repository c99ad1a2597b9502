import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { ownLessons } from '../site/built-site.ts';
import { violations } from './axe.ts';
import { browserTest } from './browser.ts';
import { servedSite } from './served.ts';

// The real lessons' diagrams, some of them taller than any window.
let base: string;

beforeAll(async () => {
  ({ base } = await servedSite(ownLessons));
});

const slugs = ['listening', 'client-sockets', 'async-server', 'tcp-services'];
const pages = slugs.flatMap((slug) => [`en/${slug}`, `fr/${slug}`, `both/${slug}`]);
const desk = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 } };

/** The lit row of the diagram being stepped through, and whether something covers it. */
const litRow = `(() => {
  const row = wire.querySelector('g.now').getBoundingClientRect();
  const names = wire.querySelector('.heads').getBoundingClientRect();
  const bar = wire.querySelector('.steps').getBoundingClientRect();
  const above = Math.max(...[...document.querySelectorAll('header.site, .sides')]
    .filter((box) => getComputedStyle(box).position === 'sticky')
    .map((box) => box.getBoundingClientRect().bottom));
  // Half a pixel is due to rounding.
  const inSight = names.top >= above - 2 && names.bottom <= row.top + 0.5
    && row.bottom <= bar.top + 0.5 && bar.bottom <= innerHeight + 0.5;
  return inSight ? null : JSON.stringify({ row, names, bar, above });
})()`;

/** Every step of every diagram, by the key: what was out of sight, and how many steps there were. */
const stepThrough = `[...document.querySelectorAll('.wire.live')].flatMap((wire, number) => {
  const on = wire.querySelector('.steps .on');
  on.focus();
  return [...wire.querySelectorAll('svg > g')].map((_, step) => {
    on.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    const fault = ${litRow};
    return fault && 'diagram ' + number + ', step ' + (step + 1) + ': ' + fault;
  });
})`;

for (const [name, size] of Object.entries({ desk, phone })) {
  browserTest(
    `the lit row of every diagram is in sight, ${name}`,
    { ...size, reducedMotion: 'reduce' },
    async (page) => {
      for (const path of pages) {
        await page.goto(`${base}${path}/index.html`);
        const found = (await page.evaluate(stepThrough)) as (string | null)[];
        expect(found.length, path).toBeGreaterThan(30);
        expect(found.filter(Boolean), path).toEqual([]);
      }
    },
  );
}

/** The longest diagram of a lesson, at the step button. */
async function longest(page: Page): Promise<void> {
  await page.goto(`${base}en/tcp-services/index.html`);
  await page.evaluate(`window.wire = [...document.querySelectorAll('.wire.live')]
    .sort((a, b) => b.offsetHeight - a.offsetHeight)[0]`);
  await page.evaluate("wire.querySelector('.steps .on').focus()");
}

browserTest(
  'a run is played event by event: row, printed line, line of code; by keyboard, without motion',
  { ...desk, reducedMotion: 'reduce' },
  async (page) => {
    await page.goto(`${base}en/async-server/index.html`);
    const wire = page.locator('.wire[data-play]').first();
    const figure = page.locator('figure.run:has(.wire[data-play])').first();
    const now = async (): Promise<unknown[]> => [
      await wire.locator('svg > g:not(.later)').count(),
      await figure.locator('.output samp > span:not(.later)').count(),
    ];
    const play = wire.getByRole('button', { name: 'Play the run' });
    await play.focus();
    await page.keyboard.press('Enter');
    expect(await now()).toEqual([1, 0]);
    await page.keyboard.press(' ');
    expect(await now()).toEqual([1, 1]);
    expect(await wire.locator('.printed').innerText()).toMatch(
      /^Listening on 127\.0\.0\.1:\d+\. ← say\('callback-server\.ready'/,
    );
    expect(await page.evaluate("CSS.highlights.get('now').size")).toBe(1);
    await page.keyboard.press('Enter');
    expect(await now()).toEqual([2, 1]);
    // A step to the end shows all that was printed; Escape ends it.
    await page.keyboard.press('End');
    const [rows, lines] = await now();
    // The last line of the output ends with a break, which is no line.
    expect(await figure.locator('.later').count()).toBe(0);
    expect([rows, lines]).toEqual([20, 8]);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await figure.locator('.now').count()).toBe(0);
    expect(await page.evaluate("CSS.highlights.has('now')")).toBe(false);
  },
);

browserTest('a run plays by itself, at a pace, until it is paused', phone, async (page) => {
  await page.goto(`${base}fr/async-server/index.html`);
  const wire = page.locator('.wire[data-play]').first();
  const lit = (): Promise<number> => wire.locator('svg > g:not(.later)').count();
  await wire.getByRole('button', { name: 'Allure' }).click();
  await wire.getByRole('button', { name: 'Rejouer' }).click();
  await wire.getByText('ms …').waitFor();
  await expect.poll(lit, { timeout: 100_000 }).toBeGreaterThan(1);
  await wire.getByRole('button', { name: 'Faire une pause' }).click();
  const there = await lit();
  expect(there).toBeLessThan(20);
  expect(await wire.getByRole('button', { name: 'Rejouer' }).isVisible()).toBe(true);
  await wire.getByRole('button', { name: 'Étape suivante' }).click();
  expect(await lit()).toBe(there + 1);
});

browserTest('a step scrolls smoothly, to the same place', phone, async (page) => {
  await longest(page);
  await page.evaluate('wire.scrollIntoView({ behavior: "instant" })');
  const key = `new KeyboardEvent('keydown', { key: 'End', bubbles: true })`;
  // Smoothly: in the same moment it has not arrived.
  const at = `document.activeElement.dispatchEvent(${key}); ${litRow}`;
  expect(await page.evaluate(at)).not.toBe(null);
  await expect.poll(() => page.evaluate(litRow), { timeout: 100_000 }).toBe(null);
});

type Traced = { args: { elementCount?: number } };

browserTest('a step restyles what it lights, not the page', phone, async (page) => {
  await longest(page);
  const session = await page.context().newCDPSession(page);
  const traced: Traced[] = [];
  session.on('Tracing.dataCollected', ({ value }) =>
    traced.push(...(value as unknown[] as Traced[])),
  );
  const over = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', { traceConfig: { includedCategories: ['blink'] } });
  await page.evaluate(`[...Array(5)].forEach(() => {
    wire.querySelector('.steps .on').click();
    wire.getBoundingClientRect();
  })`);
  await session.send('Tracing.end');
  await over;
  const styled = traced.flatMap(({ args }) => args.elementCount ?? []);
  expect(styled.length).toBeGreaterThan(4);
  expect(Math.max(...styled)).toBeLessThan(400);
});

browserTest(
  'the buttons stay under the pointer, and steps end where they began',
  { ...desk, colorScheme: 'dark', reducedMotion: 'reduce' },
  async (page) => {
    await longest(page);
    const tops = (await page.evaluate(`(() => {
      const on = wire.querySelector('.steps .on');
      wire.scrollIntoView();
      return Array.from({ length: 10 }, () => {
        on.click();
        return Math.round(on.getBoundingClientRect().top);
      });
    })()`)) as number[];
    expect(new Set(tops.slice(1)).size).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.evaluate("wire.querySelectorAll('.later, .now').length")).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate("getComputedStyle(wire.querySelector('.heads')).display")).toBe(
      'none',
    );
  },
);
