import { fork } from 'node:child_process';
import { once } from 'node:events';
import { say } from '#say';
import {
  IPEndPoint,
  type SocketError,
  TcpClient,
  TcpListener,
} from '#sockets';

// #region server
if (process.send) {
  const listener = await TcpListener.start(
    new IPEndPoint('127.0.0.1', 0),
  );
  process.send(listener.localEndPoint.port);
  await once(process, 'message');
  process.send('busy');
  // From here on, its event loop does not turn.
  const never = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(never, 0, 0, 60_000);
}
// #endregion

// #region clients
if (!process.send) {
  const server = fork(new URL(import.meta.url));
  const [port] = await once(server, 'message');
  server.send('compute');
  await once(server, 'message');
  const clients = await Promise.all(
    Array.from({ length: 10 }, () =>
      TcpClient.connect(new IPEndPoint('127.0.0.1', port)),
    ),
  );
  await Promise.all(clients.map((client) => client.send('order\n')));
  say('dies-busy.connected', { count: clients.length });
  server.kill('SIGKILL');
  const ends = clients.map((client) =>
    client.receive().then(
      () => '',
      ({ code }: SocketError) => code,
    ),
  );
  const codes = await Promise.all(ends);
  const [code = ''] = codes;
  const count = codes.filter((one) => one === code).length;
  say('dies-busy.reset', { count, code });
}
// #endregion
