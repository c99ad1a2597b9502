import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { lessons } from '../site/fixture.ts';
import { violations } from './axe.ts';
import { browserTest, smokeTest } from './browser.ts';
import { servedSite } from './served.ts';

let base: string;
let folder: URL;

beforeAll(async () => {
  ({ base, folder } = await servedSite({ base: null, lessons, instructor: true }));
});

const projector = { viewport: { width: 1280, height: 760 } };
const here = (page: Page) => page.locator('section.slide.present');
const shown = (page: Page): Promise<string | null> => here(page).getAttribute('id');

async function begin(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('html.ready').waitFor();
}

async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
}

smokeTest('keys move through slides and steps, and the overview', projector, async (page) => {
  await begin(page, `${base}en/echo/slides/index.html`);
  expect(await violations(page)).toEqual([]);
  await press(page, 'ArrowRight');
  expect(await here(page).innerText()).toBe(
    'The server gives back\n\nsocket.pipe(socket) is the whole of it. What arrives is written again, and so is the end.',
  );
  await press(page, 'PageDown');
  expect(await here(page).locator('pre').innerText()).toContain('socket.pipe(socket);');
  expect(await violations(page)).toEqual([]);
  await press(page, ' ', 2);
  // A diagram appears row by row, and says each.
  expect(await shown(page)).toBe('server_4');
  expect(await here(page).locator('svg > g.visible').count()).toBe(0);
  await press(page, 'ArrowRight', 2);
  expect(await here(page).locator('svg > g.visible').count()).toBe(2);
  expect(await here(page).locator('.told').innerText()).toMatch(
    /^2\/6 · .*echo-client .*connects to echo-server/,
  );
  const lane = "getComputedStyle(document.querySelector('.slide.present .lanes .name')).fontSize";
  expect(await page.evaluate(lane)).toBe('13px');
  await press(page, 'ArrowLeft');
  expect(await here(page).locator('svg > g.visible').count()).toBe(1);
  await press(page, 'Escape');
  await page.locator('.reveal.overview').waitFor();
  expect(await page.locator('#server_2 pre').isVisible()).toBe(true);
  await press(page, 'ArrowRight');
  await press(page, 'Escape');
  expect(await shown(page)).toBe('client_4');
  expect(await page.innerText('#deck_place')).toBe('9 / 19');
});

browserTest(
  'a question shows its choices, then the answers, the right one last',
  projector,
  async (page) => {
    await begin(page, `${base}en/echo/slides/index.html#/client_4`);
    const told = async (): Promise<string> =>
      (await here(page).locator('details').allInnerTexts())
        .map((text) => text.replace(/\s+/g, ' ').trim())
        .join(' | ');
    expect(await here(page).innerText()).toContain('written before the connection is made?');
    expect(await told()).toBe(' |  | ');
    await press(page, 'ArrowRight', 3);
    expect(await told()).toBe(
      'write throws | They are lost | They wait, and go out once connected',
    );
    await press(page, 'ArrowRight', 2);
    expect(await told()).toBe(
      'write throws Wrong. It would only throw after end. | ' +
        'They are lost Wrong. Node keeps them until the connection is there. | ' +
        'They wait, and go out once connected',
    );
    await press(page, 'ArrowRight');
    expect(await told()).toContain('connected Right. socket.write puts them in');
    expect(await violations(page)).toEqual([]);
  },
);

browserTest(
  'a link of the text and the language switch lead to a slide',
  { viewport: { width: 1024, height: 768 }, colorScheme: 'dark' },
  async (page) => {
    await begin(page, `${base}en/echo/slides/index.html#/eight`);
    expect(await shown(page)).toBe('eight');
    await press(page, 'ArrowRight');
    await page.click('#deck_switch');
    await page.waitForURL(`${base}fr/echo/slides/index.html#/eight_2`);
    await page.locator('html.ready').waitFor();
    expect(await here(page).locator('.running').innerText()).toBe('Huit clients');
    expect(await violations(page)).toEqual([]);
    await press(page, 'End');
    await here(page).getByRole('link', { name: 'Le client parle en premier' }).click();
    await page.locator('#client.present').waitFor();
    await page.click('#deck_lesson');
    expect(page.url()).toBe(`${base}fr/echo/index.html`);
  },
);

browserTest('every slide is a page on paper, with all its steps', projector, async (page) => {
  await begin(page, `${base}en/echo/slides/index.html`);
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(19);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  const hidden = await page
    .locator('.slide .fragment')
    .evaluateAll((steps) =>
      steps.filter(
        (step) => !step.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      ),
    );
  expect(hidden).toEqual([]);
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
});

browserTest(
  'in a narrow window they read as a page, without a script too',
  { viewport: { width: 320, height: 640 }, javaScriptEnabled: false },
  async (page) => {
    await page.goto(`${base}fr/echo/slides/index.html#eight`);
    expect(await page.locator('#eight h2').isVisible()).toBe(true);
    expect(await page.locator('#deck_tools').isVisible()).toBe(false);
    expect(await page.locator('details.wrong p').first().isVisible()).toBe(false);
    const wide = await page.locator('html').evaluate((root) => root.scrollWidth);
    expect(wide).toBe(320);
  },
);

browserTest(
  'the speaker’s page follows the slides and moves them, from file:// too',
  projector,
  async (page) => {
    for (const place of [base, folder.href]) {
      await begin(page, `${place}en/echo/slides/index.html#/server_4`);
      const opened = page.context().waitForEvent('page');
      await press(page, 's');
      const notes = await opened;
      const problems: string[] = [];
      notes.on('pageerror', (error) => problems.push(error.message));
      notes.on('console', (message) => problems.push(message.text()));
      await notes.locator('#server_4').waitFor();
      await notes.locator('#notes_place', { hasText: '5 / 19' }).waitFor();
      expect(await notes.innerText('#notes_time')).toBe('00:00');
      if (place === base) expect(await violations(notes)).toEqual([]);
      await press(page, 'ArrowRight', 2);
      await notes.locator('#server_4 .visible').nth(1).waitFor();
      expect(await notes.locator('#server_4 .visible').count()).toBe(2);
      expect(await notes.innerText('#notes_run')).toBe('Pause');
      await page.evaluate("location.hash = '#/table_4'");
      await notes.getByText('SECRET').waitFor();
      expect(await notes.locator('.coming .slide').getAttribute('id')).toBe('eight');
      await press(notes, 'ArrowRight');
      await page.locator('#eight.present').waitFor();
      expect(problems).toEqual([]);
      await notes.close();
    }
  },
);

browserTest(
  'on a phone, the bar is one line',
  { viewport: { width: 390, height: 844 } },
  async (page) => {
    await page.goto(`${base}fr/echo/slides/index.html`);
    const tops = `[...document.querySelectorAll('.bar a')].map(
      (link) => Math.round(link.getBoundingClientRect().top),
    )`;
    expect(new Set((await page.evaluate(tops)) as number[]).size).toBe(1);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  },
);
