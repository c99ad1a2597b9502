/** Trap 2: a client can fail before it is accepted; 'error' must be listened to from 'connection'. */
import { expect, test } from 'vitest';
import { codeOf, listen, rawDial, take, turns } from '../loopback.ts';
import { runChild } from './child.ts';

test("node:net: who listens for 'error' when it is the client's turn listens too late", async () => {
  const { code, err } = await runChild(`
    import { connect, createServer } from 'node:net';
    const queue = [];
    const server = createServer((socket) => queue.push(socket)).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      connect(port, '127.0.0.1', function () { this.resetAndDestroy(); });
    });
    const accept = () => queue.shift().on('error', () => {});
    setTimeout(accept, 100_000);
  `);
  expect(code).toBe(1);
  expect(err).toContain("Unhandled 'error' event");
  expect(err).toContain('ECONNRESET');
});

test('a client that was reset in the queue is accepted, and says so', async () => {
  const listener = await listen();
  const hasty = await rawDial(listener.localEndPoint.port);
  await turns();
  hasty.resetAndDestroy();
  await turns();
  const client = await take(listener);
  expect(await codeOf(client.receive())).toBe('ECONNRESET');
});

test('a client that was reset before Node looked at it harms nobody', async () => {
  const listener = await listen();
  (await rawDial(listener.localEndPoint.port)).resetAndDestroy();
  const client = await take(listener);
  expect(await codeOf(client.receive())).toBe('ECONNRESET');
});
