/** Trap 2: a client can fail before it is accepted; 'error' must be listened to from 'connection'. */
import { expect, test } from 'vitest';
import { codeOf, listen, rawDial, take, turns } from '../loopback.ts';

test('a client that was reset in the queue is accepted, and says so', async () => {
  const listener = await listen();
  const hasty = await rawDial(listener.localEndPoint.port);
  await turns();
  hasty.resetAndDestroy();
  await turns();
  const client = await take(listener);
  expect(await codeOf(client.receive())).toBe('ECONNRESET');
});

test('a client that was reset before Node looked at it harms nobody', async () => {
  const listener = await listen();
  (await rawDial(listener.localEndPoint.port)).resetAndDestroy();
  const client = await take(listener);
  expect(await codeOf(client.receive())).toBe('ECONNRESET');
});
