/** Trap 24: after a reset, node:net has forgotten who the peer was. */
import { expect, test } from 'vitest';
import { clientAndPeer, closed, pair, rawPair } from '../loopback.ts';

test('node:net: remoteAddress is undefined', async () => {
  const { near, far } = await rawPair();
  far.on('error', () => {}).resume();
  near.resetAndDestroy();
  await closed(far);
  expect(far.remoteAddress).toBeUndefined();
});

test('the kit keeps both endpoints', async () => {
  const { client, socket, peer } = await clientAndPeer();
  const before = `${client.localEndPoint} ${client.remoteEndPoint}`;
  peer.resetAndDestroy();
  await closed(socket);
  expect(`${client.localEndPoint} ${client.remoteEndPoint}`).toBe(before);

  const { near } = await pair();
  near.abort();
  expect(near.remoteEndPoint.address).toBe('127.0.0.1');
});
