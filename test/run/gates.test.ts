import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { isBefore, missingGates } from '../../lib/run/gates.ts';

test.each([
  ['1.46.0', true],
  ['1.51.0', true],
  ['1.52.0', false],
  ['1.52.1', false],
  ['1.100.0', false],
  ['2.0.0', false],
  ['0.60.0', true],
])('libuv %s is before 1.52: %s', (version, expected) => {
  expect(isBefore(version, 1, 52)).toBe(expected);
});

test('for-await-destroys says what for await does to a socket in this Node', async () => {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { address: host, port } = server.address() as AddressInfo;
  const accepted = once(server, 'connection');
  const client = connect({ host, port }).resume();
  client.end('hello');
  const socket: Socket = (await accepted)[0];
  let count = 0;
  for await (const bytes of socket) count += bytes.length;
  expect(count).toBe(5);
  const missing = await missingGates(['for-await-destroys']);
  expect(missing).toEqual(socket.destroyed ? [] : ['for-await-destroys']);
  socket.end();
  server.close();
  await once(server, 'close');
});

test('reuse-port is there since Node 23.1, and not on every system', async () => {
  const missing = await missingGates(['reuse-port']);
  const isOld = isBefore(process.versions.node, 23, 1);
  if (isOld || ['win32', 'darwin'].includes(process.platform))
    expect(missing).toEqual(['reuse-port']);
  else if (process.platform === 'linux') expect(missing).toEqual([]);
});
