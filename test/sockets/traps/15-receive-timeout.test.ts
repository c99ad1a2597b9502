/** Trap 15: `socket.setTimeout` only tells, and our own writing puts it off. */
import { expect, test } from 'vitest';
import { codeOf, pair } from '../loopback.ts';

test('the kit: a silent peer is noticed though we go on sending', async () => {
  const { near } = await pair();
  near.receiveTimeout = 40;
  const heartbeat = setInterval(() => near.send('are you there?'), 4);
  try {
    expect(await codeOf(near.receive())).toBe('ETIMEDOUT');
  } finally {
    clearInterval(heartbeat);
  }
});
