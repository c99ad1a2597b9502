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

test("node:net: a write after end ends the reading as well: the peer's answer is lost", async () => {
  const { near, far } = await rawPair();
  const errors: string[] = [];
  near.on('error', (error: NodeJS.ErrnoException) => errors.push(`${error.code}`));
  far.on('error', () => {});
  near.end();
  near.write('x');
  far.write('answer');
  await closed(near);
  expect(errors).toEqual(['ERR_STREAM_WRITE_AFTER_END']);
  expect(near.bytesRead).toBe(0);
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
