/** Trap 1: a socket's 'error' that nobody listens to ends the process. */
import { expect, test } from 'vitest';
import { codeOf, pair } from '../loopback.ts';
import { runChild } from './child.ts';

test('node:net: one reset by one client ends the whole server', async () => {
  const { code, err } = await runChild(`
    import { connect, createServer } from 'node:net';
    const server = createServer((socket) => socket.resume()).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      connect(port, '127.0.0.1', function () { this.resetAndDestroy(); });
    });
  `);
  expect(code).toBe(1);
  expect(err).toContain("Unhandled 'error' event");
  expect(err).toContain('ECONNRESET');
});

test('the kit keeps the error for the next receive', async () => {
  const { near, far } = await pair();
  near.abort();
  expect(await codeOf(far.receive())).toBe('ECONNRESET');
});
