import type { Page } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import { newSecret } from '../../lib/serve/secrets.ts';
import type { Running } from '../../lib/serve/server.ts';
import { browserTest, smokeTest } from './browser.ts';
import { type Room, startRoom } from './room.ts';

const running = new Set<Running<Room>>();

async function start(...given: Parameters<typeof startRoom>): Promise<Running<Room>> {
  const room = await startRoom(...given);
  running.add(room);
  return room;
}

afterEach(async () => {
  for (const { close } of running) await close();
  running.clear();
});

/** Opens the page as somebody who was let in, and reads its events. */
async function enter(page: Page, { bases, made: room }: Running<Room>): Promise<void> {
  const before = room.hub.size;
  await page.goto(`${bases[0]}?token=in`);
  await expect.poll(() => room.hub.size, { timeout: 60_000 }).toBe(before + 1);
}

const line = (page: Page): Promise<string> => page.locator('#connection').innerText();

smokeTest('what the server draws is put in place, as text', {}, async (page) => {
  const server = await start();
  await enter(page, server);
  const { state, tell } = server.made;
  state.title = 'Second <i onclick="alert(1)">title</i>';
  state.names = ['Cy', 'Di', 'Ada'];
  tell();
  await page.locator('h1', { hasText: 'Second <i onclick="alert(1)">title</i>' }).waitFor();
  expect(await page.locator('li b').allInnerTexts()).toEqual(['Cy', 'Di', 'Ada']);
  expect(new URL(page.url()).search).toBe('');
});

browserTest('what somebody is doing on the page goes on', {}, async (page) => {
  const server = await start();
  await enter(page, server);
  const { state, tell } = server.made;
  const show = async (title: string, ...names: string[]): Promise<void> => {
    Object.assign(state, { title, names });
    tell();
    await page.locator('h1', { hasText: title }).waitFor();
  };
  const input = page.getByLabel('to Bo');
  await page.locator('#person-Bo summary').click();
  await page.locator('#box').evaluate((box) => {
    box.scrollTop = 300;
  });
  await input.fill('what is being typed');
  await input.evaluate((field: unknown) => {
    (field as { setSelectionRange: (...at: number[]) => void }).setSelectionRange(5, 7);
  });
  const doing = (): Promise<unknown> =>
    page.evaluate(`(() => {
      const { activeElement: field } = document;
      return [
        field.ariaLabel, field.value, field.selectionStart, field.selectionEnd,
        document.querySelector('#person-Bo details').open,
        document.querySelector('#person-Ada details').open,
        document.querySelector('#box').scrollTop,
      ];
    })()`);
  const before = ['to Bo', 'what is being typed', 5, 7, true, false, 300];
  expect(await doing()).toEqual(before);
  await show('Two', 'Ada', 'Bo', 'Cy');
  expect(await doing()).toEqual(before);
  await show('Three', 'Cy', 'Bo', 'Di', 'Ada');
  expect(await doing()).toEqual(before);
  await show('Four', 'Bo', 'Ada', 'Eve');
  expect(await doing()).toEqual(before);
  expect(await page.locator('#person-Bo p').innerText()).toBe('Bo, Four');
  await page.keyboard.type('WAS');
  expect(await input.inputValue()).toBe('what WAS being typed');
  await show('Five', 'Ada', 'Bo', 'Eve');
  // Selected text that has not changed stays selected.
  await page.locator('#person-Eve b').dblclick();
  expect(await page.evaluate('getSelection().toString()')).toBe('Eve');
  await show('Six', 'Eve', 'Ada', 'Bo');
  expect(await page.evaluate('getSelection().toString()')).toBe('Eve');
  // Whoever has gone takes nothing along.
  await input.focus();
  await show('Seven', 'Eve');
  expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY');
});

browserTest('the same in a browser without moveBefore', {}, async (page) => {
  const server = await start();
  await page.addInitScript('delete Element.prototype.moveBefore');
  await enter(page, server);
  const { state, tell } = server.made;
  await page.getByLabel('to Cy').fill('typing');
  await page.getByLabel('to Cy').press('ArrowLeft');
  Object.assign(state, { title: 'Two', names: ['Cy', 'Ada', 'Bo'] });
  tell();
  await page.locator('h1', { hasText: 'Two' }).waitFor();
  await page.keyboard.type('!');
  expect(await page.getByLabel('to Cy').inputValue()).toBe('typin!g');
});

browserTest(
  'a form is sent with its token and emptied; what fails is said, and nothing lost',
  {},
  async (page) => {
    const server = await start();
    await enter(page, server);
    const word = page.getByLabel('word');
    const say = page.getByRole('button', { name: 'Say' });
    await word.fill('<b>hello</b>');
    await say.click();
    await page.getByText('You said <b>hello</b>.').waitFor();
    expect(server.made.said).toEqual(['<b>hello</b>, loud']);
    expect(await word.inputValue()).toBe('');
    // The token is this origin's, for every page that is opened later.
    await page.goto(server.bases[0].href);
    await word.fill('again');
    await say.press('Enter');
    await page.getByText('You said again.').waitFor();
    await word.fill('no');
    await say.click();
    await page.getByText('That did not work. Please try again.').waitFor();
    expect(await word.inputValue()).toBe('no');
    await page.evaluate('localStorage.clear()');
    await word.fill('without a token');
    await say.click();
    await expect.poll(() => line(page)).toBe('That did not work. Please try again.');
    expect(server.made.said).toHaveLength(2);
  },
  /the server responded with a status of (500|403)/,
);

browserTest(
  'when the server is away, that is said; when it is back, the page shows how things are',
  {},
  async (page) => {
    const first = await start();
    await enter(page, first);
    await page.getByLabel('to Bo').fill('typing');
    await first.close();
    await page.getByText('The connection is away.').waitFor();
    const state = { title: 'Later', names: ['Bo', 'Eve'], link: newSecret() };
    const second = await start(first.port, state);
    await page.locator('h1', { hasText: 'Later' }).waitFor();
    await page.getByText('The connection is back.').waitFor();
    expect(await page.getByLabel('to Bo').inputValue()).toBe('typing');
    // The room knows its people, and they hear of what comes next.
    await page.getByLabel('word').fill('here');
    await page.getByRole('button', { name: 'Say' }).click();
    await expect.poll(() => second.made.said, { timeout: 60_000 }).toEqual(['here, loud']);
    state.title = 'Next';
    second.made.tell();
    await page.locator('h1', { hasText: 'Next' }).waitFor();
    await expect.poll(() => line(page), { timeout: 60_000 }).toBe('');
  },
  /net::ERR_/,
);
