/** Trap 18: `server.close` waits for open connections, though the port is free at once. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { TcpListener } from '#sockets';
import { dial, listen, rawDial, take, turns } from '../loopback.ts';

test('node:net: close does not tell while a connection is open', async () => {
  const server = createServer((socket) => onTestFinished(() => void socket.destroy()));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  await rawDial(typeof address === 'object' ? (address?.port ?? 0) : 0);
  await turns();
  let closed = false;
  server.close(() => {
    closed = true;
  });
  await turns();
  expect(closed).toBe(false);
});

test('the kit: after stop the port can be taken again, and the conversation goes on', async () => {
  const first = await listen();
  const near = await dial(first.localEndPoint.port);
  const far = await take(first);
  const accepting = first.accept();
  first.stop();
  expect(await accepting).toBeNull();
  const second = await TcpListener.start(first.localEndPoint);
  onTestFinished(() => second.stop());
  expect(second.localEndPoint).toEqual(first.localEndPoint);
  await far.send('still here');
  expect(`${await near.receive()}`).toBe('still here');
});
