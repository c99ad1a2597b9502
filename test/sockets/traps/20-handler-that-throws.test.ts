/** Trap 20: what a connection handler throws ends the server, and every other conversation. */

import { expect, test } from 'vitest';
import { serve } from '#sockets';
import { dial, listen, readAll } from '../loopback.ts';
import { runChild } from './child.ts';

test('node:net: the process ends', async () => {
  const { code, err } = await runChild(`
    import { connect, createServer } from 'node:net';
    const server = createServer(() => { throw new Error('a bug'); }).listen(0, () => {
      connect(server.address().port);
    });
  `);
  expect(code).toBe(1);
  expect(err).toContain('a bug');
});

test.each([
  ['at once', () => expect.fail('a bug')],
  ['later', async () => expect.fail('a bug')],
])('the kit: a handler that throws %s closes its client, the next is served', async (_, fail) => {
  const listener = await listen();
  const errors: unknown[] = [];
  let first = true;
  const serving = serve(
    listener,
    async (client) => {
      if (!first) return client.send('served');
      first = false;
      return fail();
    },
    { onError: (error, client) => errors.push(error, client?.remoteEndPoint) },
  );
  const unlucky = await dial(listener.localEndPoint.port);
  expect(await readAll(unlucky)).toBe('');
  const next = await dial(listener.localEndPoint.port);
  expect(await readAll(next)).toBe('served');
  expect(errors).toEqual([expect.objectContaining({ message: 'a bug' }), unlucky.localEndPoint]);
  await Promise.all([unlucky.close(), next.close()]);
  listener.stop();
  await serving;
});
