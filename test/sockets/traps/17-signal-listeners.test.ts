/** Trap 17: a listener left on a long-lived signal at each wait is a leak. */
import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { listen, pair } from '../loopback.ts';

test('the kit: no listener is left after 50 receives', async () => {
  const { near, far } = await pair();
  const { signal } = new AbortController();
  for (let i = 0; i < 50; i++) {
    const receiving = near.receive({ signal });
    await far.send('x');
    await receiving;
  }
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('the kit: nor after an accept that stop ended', async () => {
  const listener = await listen();
  const { signal } = new AbortController();
  const accepting = listener.accept({ signal });
  listener.stop();
  expect(await accepting).toBeNull();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
