/** Trap 5: with allowHalfOpen true, a connection stays until somebody closes our side. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { serve } from '#sockets';
import { closed, listen, rawDial, rawPair, turns } from '../loopback.ts';

test('node:net: the peer has gone, the socket stays', async () => {
  const { near, far } = await rawPair();
  near.end();
  await once(far.resume(), 'end');
  await turns();
  expect(far.destroyed).toBe(false);
});

test('serve closes when the handler ends, however it ends', async () => {
  const listener = await listen();
  const serving = serve(
    listener,
    async (client) => {
      if (`${await client.receive()}` === 'fail') throw new Error('as asked');
    },
    { onError: () => {} },
  );
  for (const wish of ['fail', 'return']) {
    const peer = await rawDial(listener.localEndPoint.port);
    peer.resume().end(wish);
    await closed(peer);
  }
  listener.stop();
  await serving;
});
