/** Trap 14: leaving `for await (… of socket)` early destroys the socket. */
import { expect, test } from 'vitest';
import { pair, rawPair } from '../loopback.ts';

test('node:net: break is destroy', async () => {
  const { near, far } = await rawPair();
  near.write('one');
  for await (const _ of far) break;
  expect(far.destroyed).toBe(true);
});

test('the kit: break leaves the connection open', async () => {
  const { near, far } = await pair();
  await near.send('one');
  for await (const _ of far) break;
  await near.send('two');
  for await (const chunk of far) {
    expect(`${chunk}`).toBe('two');
    break;
  }
});
