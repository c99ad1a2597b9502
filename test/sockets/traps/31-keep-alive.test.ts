/** Trap 31: keep-alive after half a second is keep-alive after two hours. */

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { codeOf, dial, listen } from '../loopback.ts';

const linux = process.platform === 'linux';

/** Seconds until the system asks, as Linux tells; null while it never will. */
function secondsUntilProbe(localPort: number): number | null {
  const end = `:${localPort.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = readFileSync('/proc/net/tcp', 'utf8').split('\n');
  const columns = rows
    .map((row) => row.trim().split(/\s+/))
    .find(([, local]) => local?.endsWith(end));
  const [kind, left = ''] = columns?.[5]?.split(':') ?? [];
  return kind === '02' ? Number.parseInt(left, 16) / 100 : null;
}

test.runIf(linux)('node:net: less than a second is the default of the system', async () => {
  const { port } = (await listen()).localEndPoint;
  const socket = connect({ host: '127.0.0.1', port });
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  expect(secondsUntilProbe(socket.localPort ?? 0)).toBe(null);
  socket.setKeepAlive(true, 500);
  expect(secondsUntilProbe(socket.localPort ?? 0)).toBeGreaterThan(600);
});

test.runIf(linux)('the kit: rounds up to whole seconds, and 0 switches it off', async () => {
  const client = await dial((await listen()).localEndPoint.port);
  const { port } = client.localEndPoint;
  expect(secondsUntilProbe(port)).toBe(null);
  client.setKeepAlive(60_500);
  expect(secondsUntilProbe(port)).toBeGreaterThan(30);
  expect(secondsUntilProbe(port)).toBeLessThanOrEqual(61);
  client.setKeepAlive(1);
  expect(secondsUntilProbe(port)).toBeLessThanOrEqual(1);
  client.setKeepAlive(0);
  expect(secondsUntilProbe(port)).toBe(null);
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
