/** Trap 26: a chunk may end within a character, at every position. */

import { expect, test } from 'vitest';
import { lines } from '#sockets';
import { pair, turns } from '../loopback.ts';

test('decoded chunk by chunk, characters are lost; by lines they are not', async () => {
  const { near, far } = await pair();
  const text = Buffer.from('é€😀\n');
  let naive = '';
  let whole = '';
  async function* chunks() {
    for await (const chunk of far) {
      naive += chunk.toString();
      yield chunk;
    }
  }
  const reading = (async () => {
    for await (const line of lines(chunks())) whole += line;
  })();
  for (const byte of text) {
    await near.send(Buffer.of(byte));
    await turns(3);
  }
  near.shutdown();
  await reading;
  expect(whole).toBe('é€😀');
  expect(naive).toContain('\uFFFD');
});
