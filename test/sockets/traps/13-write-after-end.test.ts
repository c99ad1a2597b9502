/** Trap 13: node:net tells of a write after end loudly, of a write after destroy not at all. */
import { expect, test } from 'vitest';
import { closed, codeOf, pair, rawPair } from '../loopback.ts';

test('node:net: a write after destroy has no error event', async () => {
  const { near } = await rawPair();
  const errors: Error[] = [];
  near.on('error', (error) => errors.push(error));
  near.destroy();
  near.write('into the void');
  await closed(near);
  expect(errors).toEqual([]);
});

test('the kit: both reject, and a send after shutdown harms nothing', async () => {
  const { near, far } = await pair();
  near.shutdown();
  expect(await codeOf(near.send('x'))).toBe('ERR_STREAM_WRITE_AFTER_END');
  await far.send('still here');
  expect(`${await near.receive()}`).toBe('still here');
  near.abort();
  expect(await codeOf(near.send('x'))).toBe('ERR_SOCKET_CLOSED');
});
