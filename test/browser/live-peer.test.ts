import { mkdirSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openLearner } from '../live/learner.ts';
import { violations } from './axe.ts';
import { browserTest } from './browser.ts';

const echo = `import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  for await (const bytes of client) await client.send(bytes);
});
`;

/** The lessons in the browser, where the first program is an echo: the learner's own copy of it. */
async function openEcho(page: Page) {
  const { addressOf, work, write } = await openLearner();
  mkdirSync(new URL('01-listening/examples/', work), { recursive: true });
  write('01-listening/examples/first-listener.ts', echo);
  await page.goto(addressOf('en/listening/index.html'));
  const run = page.locator('figure.run').first();
  const press = (name: string, at: Locator = run) =>
    at.getByRole('button', { name, exact: true }).click();
  /** A sentence about the wire: all of them are in a list that is folded. */
  const told = (sentence: string) =>
    run.locator('.yours li', { hasText: sentence }).first().waitFor({ state: 'attached' });
  return { run, press, told };
}

browserTest(
  'the client of a program, by hand: bytes, FIN, RST, and reading no more',
  { viewport: { width: 1280, height: 900 } },
  async (page) => {
    const { run, press, told } = await openEcho(page);
    await press('Be the client');
    await press('Connect');
    const [one, two] = [run.locator('.peers li').nth(0), run.locator('.peers li').nth(1)];
    const field = one.getByRole('textbox');
    await field.fill('né\\q');
    await field.press('Enter');
    await one.getByRole('alert').getByText('\\q means nothing here.').waitFor();
    expect(await field.inputValue()).toBe('né\\q');
    await field.fill('né\\x00');
    await field.press('Enter');
    await one.getByText('4 bytes received, most recently "né\\x00".').waitFor();
    expect(await field.inputValue()).toBe('né\\x00');
    await press('Byte by byte', one);
    await one.getByText('8 bytes received').waitFor();
    await told('your client sends 1 byte: "\\xc3"');

    await press('One more client');
    await press('RST', two);
    await two.getByText('You have reset it (RST).').waitFor();
    await run.locator('.wire').getByText('#2 · RST').waitFor();
    await press('Stop reading', one);
    await one.getByText('You are not reading.').waitFor();
    expect(await violations(page)).toEqual([]);
    await press('Read on', one);
    await press('FIN', one);
    await one.getByText('You have sent your FIN. Closed.').waitFor();
    await press('Stop');
    await run.locator('.peers').waitFor({ state: 'detached' });
    await run.getByText('Stopped.').waitFor();
  },
);

browserTest(
  'all of the lab’s peers, thrown at an echo, which goes on',
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  async (page) => {
    const { run, press, told } = await openEcho(page);
    await press('Be the client');
    await press('Byte by byte');
    await told('byte-by-byte client ends its side (FIN)');
    await press('Half-close');
    await told('half-closing client ends its side (FIN)');
    await press('Reset in mid-write');
    await told('resetting client resets the connection (RST)');
    await press('Silence');
    await press('Reset it');
    await told('silent client resets the connection (RST)');
    await press('Never reads');
    await run.getByText('client that never reads').first().waitFor();
    await press('A crowd of 50');
    await run.locator('.wire desc', { hasText: 'Connections: 55.' }).waitFor({ state: 'attached' });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await press('Reset it');
    await run.locator('.peers ul').waitFor({ state: 'detached' });
    await run.getByText('first-listener is listening on').waitFor();
  },
);

browserTest(
  'the server of a program, by hand, on a phone and in French',
  { viewport: { width: 390, height: 844 } },
  async (page) => {
    const { addressOf } = await openLearner();
    await page.goto(addressOf('fr/listening/index.html'));
    const run = page.locator('figure.run').first();
    const button = (name: string) => run.getByRole('button', { name, exact: true });
    await button('Être le serveur').click();
    await run.getByText('Vous êtes le serveur, sur 127.0.0.1:').waitFor();
    const field = run.locator('.peers li').getByRole('textbox');
    await field.fill('À votre service.\\r\\n');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await button('Envoyer').click();
    await run.locator('.yours .output', { hasText: 'À votre service.' }).waitFor();
    // Switching the language keeps the run, and the connection in hand.
    await page.locator('a[hreflang=en]').first().click();
    await page.waitForURL(/\/en\/listening\//);
    const english = page.locator('figure.run').first();
    await english.getByText('You are the server, on 127.0.0.1:').waitFor();
    await english.getByRole('button', { name: 'FIN', exact: true }).click();
    await english.getByText('Done.').waitFor();
    await english.locator('.yours .wire .name', { hasText: 'your server' }).first().waitFor();
  },
);
