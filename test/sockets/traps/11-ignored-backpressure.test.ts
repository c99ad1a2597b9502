/** Trap 11: write's false can be ignored, and then the memory fills. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { clientAndPeer, MiB, rawPair, turns } from '../loopback.ts';

const CHUNK = Buffer.alloc(MiB / 16);
const COUNT = 400;

test('node:net: everything is queued', async () => {
  const { near } = await rawPair({ pauseOnConnect: true });
  for (let i = 0; i < COUNT; i++) near.write(CHUNK);
  expect(near.writableLength).toBeGreaterThan(16 * MiB);
});

test('the kit: send waits, and never more than a little is queued', async () => {
  const { client, socket, peer } = await clientAndPeer();
  let most = 0;
  let sent = 0;
  const sending = (async () => {
    for (; sent < COUNT; sent++) {
      const sending = client.send(CHUNK);
      most = Math.max(most, socket.writableLength);
      await sending;
    }
    client.shutdown();
  })();
  await turns();
  expect(sent).toBeLessThan(COUNT);
  await once(peer.resume(), 'end');
  await sending;
  expect(most).toBeLessThanOrEqual(2 * CHUNK.length);
});
