/** Trap 19: out of file descriptors, connections are accepted and closed, and nobody is told. */

import { expect, test } from 'vitest';
import type { TcpClient } from '#sockets';
import { dial, listen, rawDial, readAll, take } from '../loopback.ts';
import { startChild } from './child.ts';

test.runIf(process.platform === 'linux')('node:net: EMFILE is silent', async () => {
  const server = startChild(
    `
    import { createServer } from 'node:net';
    const seen = { connections: 0, told: 0 };
    const server = createServer((socket) => {
      seen.connections++;
      socket.on('error', () => {});
    });
    server.on('error', () => seen.told++).on('drop', () => seen.told++);
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));
    process.stdin.resume().on('end', () => {
      console.log(JSON.stringify(seen));
      process.exit();
    });
    `,
    'ulimit -n 50',
  );
  const clients: TcpClient[] = [];
  const port = Number(await server.line());
  for (let i = 0; i < 50; i++) clients.push(await dial(port));
  // All were connected. One of them is let down.
  await Promise.race(clients.map((client) => client.receive().catch(() => null)));
  server.endInput();
  const seen = JSON.parse(await server.line());
  expect(seen.connections).toBeLessThan(clients.length);
  expect(seen.told).toBe(0);
});

test('the kit: beyond maxConnections clients are dropped, and counted', async () => {
  const listener = await listen({ maxConnections: 1 });
  const { port } = listener.localEndPoint;
  const first = await rawDial(port);
  const client = await take(listener);
  const second = await rawDial(port);
  expect(await readAll(second)).toBe('');
  expect(listener.dropped).toBe(1);

  first.end();
  await client.close();
  await rawDial(port);
  await take(listener);
  expect(listener.dropped).toBe(1);
});
