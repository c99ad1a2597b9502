import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { names, openRoom, start, workingRoom } from '../workshop/web/full-room.ts';
import { type ServedRoom, serveRoom } from '../workshop/web/served-room.ts';
import { violations } from './axe.ts';
import { browserTest } from './browser.ts';

let before: ServedRoom;
let served: ServedRoom;

beforeAll(async () => {
  before = await serveRoom(openRoom());
  served = await serveRoom(workingRoom());
});
afterAll(async () => {
  await before.close();
  await served.close();
  expect([...before.errors, ...served.errors]).toEqual([]);
});

const screen = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 } };

const boardOf = ({ base, secret }: ServedRoom): string => `${base}board?token=${secret}`;

/** A second page of the same browser, which must not log an error either. */
async function beside(page: Page, address: string): Promise<Page> {
  const other = await page.context().newPage();
  other.on('pageerror', (error) => expect.unreachable(error.message));
  await other.goto(address);
  return other;
}

browserTest(
  'a workshop: join, vote, raise a hand, leave, in two languages',
  screen,
  async (page) => {
    await page.goto(boardOf(served));
    const { base, code } = served;
    expect(page.url()).toBe(`${base}board`);
    const wall = await beside(page, `${base}projector`);
    const learner = await beside(page, `${base}join?code=${code.toLowerCase()}&lang=fr`);
    await learner.getByLabel('Votre nom').fill('<img src=x onerror=alert(1)> Ève');
    await learner.getByRole('button', { name: 'Rejoindre' }).click();
    await learner.getByRole('heading', { name: 'Compter jusqu’au FIN' }).waitFor();
    const row = page.locator('#board_people bdi', { hasText: 'onerror' });
    await row.waitFor();
    expect(await row.innerHTML()).toBe('&lt;img src=x onerror=alert(1)&gt; Ève');

    await page.getByText('more questions').click();
    await page.locator('#board_poll button', { hasText: 'Ask: 3' }).first().click();
    await learner.locator('.vote button').nth(1).press('Enter');
    await learner.locator('[aria-pressed=true]').waitFor();
    await page.locator('#board_poll', { hasText: '1 vote' }).waitFor();
    await wall.locator('.poll', { hasText: '1 vote' }).waitFor();
    expect(await wall.locator('.poll .share').count()).toBe(0);
    await page.getByRole('button', { name: 'Close and show the answer' }).click();
    await learner.locator('li.right .why').waitFor();
    await wall.locator('li.right .share').waitFor();
    await page.getByRole('button', { name: 'Put it away' }).click();
    await wall.locator('.progress').waitFor();

    await page.getByLabel('It is shown, never run').fill('<b>not bold</b>');
    await page.getByRole('button', { name: 'Show it' }).click();
    await learner.locator('pre', { hasText: '<b>not bold</b>' }).waitFor();
    await page.getByRole('button', { name: 'Take it down' }).click();
    await learner.locator('pre').waitFor({ state: 'detached' });

    await learner.getByLabel('À quel sujet').fill('À l’aide <b>!');
    await learner.getByRole('button', { name: 'Lever la main' }).click();
    const hand = page.locator('#board_hands li', { hasText: 'À l’aide <b>!' });
    await hand.getByRole('button', { name: 'Helped' }).click();
    await learner.getByRole('button', { name: 'Lever la main' }).waitFor();

    await page.getByRole('button', { name: 'Call everyone here' }).click();
    await learner.locator('.call').waitFor();
    await learner.getByRole('button', { name: 'Quitter l’atelier' }).click();
    await learner.getByRole('button', { name: 'Revenir' }).click();
    await learner.getByRole('heading', { name: 'Compter jusqu’au FIN' }).waitFor();
  },
);

browserTest('a timer counts down, and what is being typed stays', screen, async (page) => {
  await page.goto(boardOf(served));
  const { room } = served;
  await page.getByLabel('It is shown, never run').fill('half a line');
  await room.act({ act: 'timer', for: 'break', until: room.now() + 90_000 });
  await page.locator('#board_timer time', { hasText: /^1:[0-2]\d$/ }).waitFor();
  await room.act({ act: 'timer-over' });
  await page.locator('#board_timer time').waitFor({ state: 'detached' });
  expect(await page.getByLabel('It is shown, never run').inputValue()).toBe('half a line');
});

browserTest('the slides and the room go together, whichever moves first', screen, async (page) => {
  const { room } = served;
  await room.act({ act: 'went-to', place: { lesson: '03-async-server', section: 'accept' } });
  await page.goto(boardOf(served));
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Slides, at this section' }).click();
  const deck = await opened;
  await deck.locator('html.ready').waitFor();
  expect(deck.url()).toContain('#/accept');
  await page.getByRole('button', { name: 'Next: One thread' }).click();
  await deck.waitForURL('**#/one-thread');
  // A slide of the same section, then one of another.
  await deck.evaluate("location.hash = '#/only-await'");
  await deck.evaluate("location.hash = '#/until-fin'");
  await page.getByRole('heading', { name: 'Complete means FIN' }).waitFor();
  const sections = room.state.visits.slice(-3).map(({ place }) => place.section);
  expect(sections).toEqual(['accept', 'one-thread', 'until-fin']);
});

const openLater = async (page: Page): Promise<void> => {
  await page.goto(`${served.base}en/async-server/exercises/echo/`);
  await page.getByRole('link', { name: 'Reveal two solutions' }).click();
  await page.getByRole('heading', { name: 'This solution is still closed' }).waitFor();
  await served.room.act({ act: 'opened-solution', exercise: '03-async-server/echo' });
  await page.reload();
  await page.getByRole('heading', { name: 'Solution: An echo that holds up' }).waitFor();
};
browserTest('a solution is there once the room has opened it', phone, openLater, /403/);

for (const colorScheme of ['light', 'dark'] as const) {
  for (const { viewport } of [screen, phone]) {
    const name = `the room’s pages are accessible, ${colorScheme}, ${viewport.width} px wide`;
    browserTest(name, { viewport, colorScheme }, async (page) => {
      for (const room of [before, served]) {
        await room.room.act({ act: 'timer', for: 'break', until: start + 60_000 });
        const entry = { code: room.code, name: `Ada ${names.length}`, language: 'en' };
        const pages = [boardOf(room), `${room.base}projector`, `${room.base}join`];
        for (const address of pages) {
          await page.goto(address);
          await page.locator('main h1, #board_top h1, #wall_place h1').first().waitFor();
          expect(await violations(page)).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
        }
        await page.getByLabel('Code').fill(entry.code);
        await page.getByLabel('Your name').fill(entry.name);
        await page.getByRole('button', { name: 'Join' }).click();
        await page.locator('#mine_place h1').waitFor();
        expect(await violations(page)).toEqual([]);
        await page.context().clearCookies();
      }
    });
  }
}
