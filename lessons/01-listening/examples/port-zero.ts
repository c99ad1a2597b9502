import { readFile } from 'node:fs/promises';
import { say } from '#say';
import { IPEndPoint, TcpListener } from '#sockets';

// #region ask
const anyPort = new IPEndPoint('127.0.0.1', 0);
for (const number of [1, 2]) {
  const listener = await TcpListener.start(anyPort);
  say('port-zero.chosen', {
    number,
    port: listener.localEndPoint.port,
  });
  listener.stop();
}
// #endregion

// #region linux
if (process.platform === 'linux') {
  const file = '/proc/sys/net/ipv4/ip_local_port_range';
  const text = await readFile(file, 'utf8');
  const [low = 0, high = 0] = text.trim().split(/\s+/).map(Number);
  say('port-zero.linux', { low, high });
  const registered = Math.max(0, Math.min(high, 49151) - low + 1);
  say('port-zero.overlap', { all: high - low + 1, registered });
} else {
  say('port-zero.elsewhere');
}
// #endregion
