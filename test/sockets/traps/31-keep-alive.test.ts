/** Trap 31: keep-alive after half a second is keep-alive after two hours. */

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { codeOf, dial, listen } from '../loopback.ts';

const linux = process.platform === 'linux';

const hex = (port: number): string => `:${port.toString(16).toUpperCase().padStart(4, '0')}`;

/** Seconds until the system asks, as Linux tells; null while it never will. */
function secondsUntilProbe(localPort: number, remotePort: number): number | null {
  // The same local port may be in use towards others; and Linux lists sockets while they come and go.
  let columns: string[] | undefined;
  for (let tries = 100; !columns && tries > 0; tries -= 1) {
    columns = readFileSync('/proc/net/tcp', 'utf8')
      .split('\n')
      .map((row) => row.trim().split(/\s+/))
      .find(
        ([, local, remote]) => local?.endsWith(hex(localPort)) && remote?.endsWith(hex(remotePort)),
      );
  }
  if (!columns) throw new Error('the system does not list the socket');
  const [kind, left = ''] = columns?.[5]?.split(':') ?? [];
  return kind === '02' ? Number.parseInt(left, 16) / 100 : null;
}

test.runIf(linux)('node:net: less than a second is the default of the system', async () => {
  const { port } = (await listen()).localEndPoint;
  const socket = connect({ host: '127.0.0.1', port });
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  expect(secondsUntilProbe(socket.localPort ?? 0, port)).toBe(null);
  socket.setKeepAlive(true, 500);
  expect(secondsUntilProbe(socket.localPort ?? 0, port)).toBeGreaterThan(600);
});

test.runIf(linux)('the kit: rounds up to whole seconds, and 0 switches it off', async () => {
  const client = await dial((await listen()).localEndPoint.port);
  const { port } = client.localEndPoint;
  const { port: remote } = client.remoteEndPoint;
  expect(secondsUntilProbe(port, remote)).toBe(null);
  client.setKeepAlive(60_500);
  expect(secondsUntilProbe(port, remote)).toBeGreaterThan(30);
  expect(secondsUntilProbe(port, remote)).toBeLessThanOrEqual(61);
  client.setKeepAlive(1);
  expect(secondsUntilProbe(port, remote)).toBeLessThanOrEqual(1);
  client.setKeepAlive(0);
  expect(secondsUntilProbe(port, remote)).toBe(null);
});

test('the kit: takes milliseconds only, and says nothing once it is closed', async () => {
  const client = await dial((await listen()).localEndPoint.port);
  expect(() => client.setKeepAlive(-1)).toThrow(
    expect.objectContaining({ code: 'ERR_OUT_OF_RANGE' }),
  );
  client.abort();
  client.setKeepAlive(1_000);
  expect(await codeOf(client.receive())).toBe('ERR_SOCKET_CLOSED');
});
