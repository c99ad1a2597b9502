import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Page } from 'playwright-core';

/** The first run of the page: its figure, and a server of it that can be run alone. */
const figure = 'figure.run:has(.bar)';
const [run, server] = ['03-async-server/callback-server+text-client', 'callback-server'];

/** Milliseconds from each click on Run until the page shows the first line that is printed. */
export async function clickTimes(page: Page, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ms = await page.evaluate(`new Promise((resolve) => {
      const figure = document.querySelector('${figure}');
      const line = () => figure.querySelector('.yours samp')?.textContent ?? '';
      const old = line();
      const before = performance.now();
      const observer = new MutationObserver(() => {
        if (line() === '' || line() === old) return;
        observer.disconnect();
        resolve(performance.now() - before);
      });
      observer.observe(figure, { childList: true, subtree: true, characterData: true });
      figure.querySelector('.go').click();
    })`);
    times.push(Number(ms));
    await page.locator(figure).first().locator('.how', { hasText: 'Done' }).waitFor();
  }
  return times;
}

/** Runs the server alone, and says where it listens. */
async function listen(page: Page): Promise<number> {
  const sent = JSON.stringify({ run, language: 'en', only: server });
  await page.evaluate(`fetch('/.live/run', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-page-token': localStorage.getItem('page token '),
      'x-tab': sessionStorage.tab,
    },
    body: ${JSON.stringify(sent)},
  })`);
  const how = page.locator(figure).first().locator('.how', { hasText: 'listening' });
  const [, port] = /:(\d+)/.exec((await how.textContent()) ?? '') ?? [];
  return Number(port);
}

async function stop(page: Page): Promise<void> {
  await page.locator(figure).first().locator('.stop').click();
  await page.locator(figure).first().locator('.how', { hasText: 'Stopped' }).waitFor();
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  await once(socket, 'connect');
  return socket.resume();
}

/** Milliseconds from what a client sends until the page shows that it has arrived, each time. */
export async function lateTimes(page: Page, rounds: number): Promise<number[]> {
  const port = await listen(page);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const socket = await connected(port);
    const text = `round ${round}.`;
    const seen = page.evaluate(`new Promise((resolve) => {
      const figure = document.querySelector('${figure}');
      const observer = new MutationObserver(() => {
        if (!figure.querySelector('.yours svg')?.textContent.includes('${text}')) return;
        observer.disconnect();
        resolve(Date.now());
      });
      observer.observe(figure, { childList: true, subtree: true, characterData: true });
    })`);
    // Asked after it, answered when it watches.
    await page.evaluate('1');
    const before = Date.now();
    socket.write(text);
    times.push(Number(await seen) - before);
    socket.destroy();
  }
  await stop(page);
  return times;
}

/** The longest that the page was busy at a time, in milliseconds, while so many clients came and went. */
export async function longestTask(page: Page, clients: number): Promise<number> {
  const port = await listen(page);
  await page.evaluate(`{
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: 'longtask' });
  }`);
  // The last comes by itself: of many events, only the first and the last are shown.
  for (let left = clients, length = 0; left > 0; left -= length) {
    length = Math.max(1, Math.min(50, left - 1));
    const some = await Promise.all(Array.from({ length }, () => connected(port)));
    await Promise.all(some.map((socket) => once(socket.end('hello'), 'close')));
  }
  await page
    .locator(figure)
    .first()
    .locator('.yours svg', { hasText: `#${clients} ` })
    .waitFor();
  const longest = Number(await page.evaluate('longest'));
  await stop(page);
  return longest;
}
