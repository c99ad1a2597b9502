import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { say } from '#say';

const server = createServer((socket) => socket.resume());
server.listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

// #region ways
await show('new socket', []);
await show('setKeepAlive(true)', [true]);
await show('setKeepAlive(true, 500)', [true, 500]);
await show('setKeepAlive(true, 5_000)', [true, 5_000]);

async function show(call: string, args: [boolean?, number?]) {
  const socket = connect({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  if (args.length > 0) socket.setKeepAlive(...args);
  const seconds = untilProbe(socket.localPort ?? 0);
  if (seconds === null) say('keep-alive-timer.never', { call });
  else say('keep-alive-timer.probe', { call, seconds });
  socket.destroy();
}
// #endregion

server.close();

/** What the system has planned for the socket with that port. */
function untilProbe(localPort: number): number | null {
  const hex = (port: number) =>
    `:${port.toString(16).padStart(4, '0').toUpperCase()}`;
  const row = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((row) => row.trim().split(/\s+/))
    .find(
      ([, local, remote]) =>
        local?.endsWith(hex(localPort)) && remote?.endsWith(hex(port)),
    );
  const [kind, ticks = ''] = row?.[5]?.split(':') ?? [];
  // 02 is the keep-alive timer; a hundred ticks are a second.
  return kind === '02'
    ? Math.ceil(Number.parseInt(ticks, 16) / 100)
    : null;
}
