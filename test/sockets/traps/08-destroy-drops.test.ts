/** Trap 8: destroy drops what is not written yet; close delivers it. */
import { expect, test } from 'vitest';
import { clientAndPeer, MiB, rawPair, readAll } from '../loopback.ts';

const SIZE = 24 * MiB;

test('node:net: destroy loses the rest', async () => {
  const { near, far } = await rawPair();
  far.write(Buffer.alloc(SIZE));
  far.destroy();
  expect((await readAll(near)).length).toBeLessThan(SIZE);
});

test('the kit: close sends everything before the FIN', async () => {
  const { client, peer } = await clientAndPeer();
  const sending = client.send(Buffer.alloc(SIZE));
  const closing = client.close({ lingerMs: 10_000 });
  expect((await readAll(peer)).length).toBe(SIZE);
  peer.end();
  await Promise.all([sending, closing]);
});
