import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type ServedLive, serveLive } from '../live/served-live.ts';
import { violations } from './axe.ts';
import { browserTest, smokeTest } from './browser.ts';

let served: ServedLive;

beforeAll(async () => {
  served = await serveLive();
});
afterAll(async () => {
  await served.close();
  expect(served.errors).toEqual([]);
});

const page1280 = { viewport: { width: 1280, height: 800 } };

/** The first run of a page that was opened. */
async function firstRun(page: Page, path: string) {
  await page.goto(served.addressOf(path));
  const figure = page.locator('figure.run:has(.bar)').first();
  const [go, stop, how] = ['.go', '.stop', '.how'].map((part) => figure.locator(part));
  const recorded = figure.locator('.recorded');
  if (!go || !stop || !how) throw new Error('no bar');
  return { figure, go, stop, how, recorded };
}

smokeTest(
  'a run is shown in the page, and what was recorded comes back',
  page1280,
  async (page) => {
    const { figure, go, how, recorded } = await firstRun(page, 'en/listening/index.html');
    // The address has worked once: nothing of it is left for whoever looks over a shoulder.
    expect(new URL(page.url()).search).toBe('');
    await go.focus();
    await page.keyboard.press('Enter');
    await figure.locator('.yours samp', { hasText: 'Listening on 127.0.0.1:' }).waitFor();
    await how.getByText('Same as the recording').waitFor();
    // The key that was pressed can be pressed again.
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Run again');
    expect(await recorded.isVisible()).toBe(false);
    expect(await figure.locator('.yours svg g').count()).toBeGreaterThan(3);
    await figure.getByRole('button', { name: 'Recorded run' }).click();
    await recorded.locator('.wire').waitFor();
    await figure.locator('.yours').waitFor({ state: 'detached' });
    await figure.getByRole('button', { name: 'Your run' }).click();
    await figure.locator('.yours').waitFor();
  },
);

browserTest('the other language shows the same run; a reload, too', page1280, async (page) => {
  const { go, how } = await firstRun(page, 'en/listening/index.html');
  await go.click();
  await how.getByText('Same as the recording').waitFor();
  await page.locator('#page_switch').click();
  await page.waitForURL('**/fr/listening/**');
  const french = page.locator('figure.run:has(.bar)').first();
  await french.getByText('Identique à l’enregistrement').waitFor();
  await french.locator('.yours').waitFor();
  await page.reload();
  await french.locator('.yours').waitFor();
});

browserTest('a program that does not end is stopped', page1280, async (page) => {
  const { go, stop, how } = await firstRun(page, 'en/async-server/index.html');
  await go.click();
  await stop.click();
  await how.getByText(/Stopped|Done/).waitFor();
});

browserTest(
  'without JavaScript, it is the recorded site',
  { javaScriptEnabled: false },
  async (page) => {
    const { figure, go } = await firstRun(page, 'en/listening/index.html');
    expect(await go.isVisible()).toBe(false);
    expect(await figure.locator('.recorded .output').isVisible()).toBe(true);
  },
);

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    const options = { colorScheme, viewport: { width, height: 844 } };
    browserTest(
      `a page that is alive is accessible, ${colorScheme}, ${width} px`,
      options,
      async (page) => {
        const { go, how } = await firstRun(page, 'fr/listening/index.html');
        expect(await violations(page)).toEqual([]);
        await go.click();
        await how.getByText('Terminé').waitFor();
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      },
    );
  }
}
