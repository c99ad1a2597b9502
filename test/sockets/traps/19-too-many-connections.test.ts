/** Trap 19: out of file descriptors, connections are accepted and closed, and nobody is told. */
import { expect, test } from 'vitest';
import { listen, rawDial, readAll, take } from '../loopback.ts';
import { runChild } from './child.ts';

test.runIf(process.platform === 'linux')('node:net: EMFILE is silent', async () => {
  const { stdout } = await runChild(
    `
    import { connect, createServer } from 'node:net';
    const seen = { connections: 0, told: 0, clients: 0, gone: 0 };
    const server = createServer(() => seen.connections++);
    server.on('error', () => seen.told++).on('drop', () => seen.told++);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      next();
      // One after the other, until the first is let down.
      function next() {
        const client = connect(port, '127.0.0.1', () => { seen.clients++; });
        client.on('error', done).on('end', () => { seen.gone++; done(); }).resume();
        client.on('connect', () => setImmediate(() => setImmediate(next)));
      }
      function done() {
        if (server.listening) console.log(JSON.stringify(seen));
        process.exit();
      }
    });
    `,
    'ulimit -n 40',
  );
  const seen = JSON.parse(stdout);
  expect(seen.connections).toBeLessThan(seen.clients);
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
