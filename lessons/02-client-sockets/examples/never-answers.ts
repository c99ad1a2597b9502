import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readSync } from 'node:fs';
import net, { type LookupFunction } from 'node:net';
import { say } from '#say';
import { TcpClient, TcpListener } from '#sockets';

function listenAndBlock(port: number): void {
  const server = net.createServer();
  server.listen({ host: '::1', port, backlog: 1 }, () => {
    process.send?.('listening');
    // The event loop is blocked until our parent is gone.
    readSync(0, Buffer.alloc(1));
    process.exit();
  });
}

const lookup: LookupFunction = (_host, _options, callback) =>
  callback(null, [
    { address: '::1', family: 6 },
    { address: '127.0.0.1', family: 4 },
  ]);

async function tryBoth(): Promise<void> {
  const host = '127.0.0.1';
  using answering = await TcpListener.start({ host, port: 0 });
  const { port } = answering.localEndPoint;
  const silent = { host: '::1', port };
  const child = fork(new URL(import.meta.url), [`${port}`], {
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  // A backlog of 1 has room for two. From here on: silence.
  const guests = [net.connect(silent), net.connect(silent)];
  await Promise.all(guests.map((guest) => once(guest, 'connect')));

  // #region deadline
  const signal = AbortSignal.timeout(300);
  await TcpClient.connect(silent, { signal }).catch((error) => {
    if (error !== signal.reason) throw error;
    say('never-answers.deadline', { name: error.name });
  });
  // #endregion
  // #region step
  const step = net.getDefaultAutoSelectFamilyAttemptTimeout();
  say('never-answers.step', { step });
  const start = performance.now();
  const socket = net.connect({ host: 'two.example', port, lookup });
  await once(socket, 'connect');
  const ms = Math.round(performance.now() - start);
  say('never-answers.other', { ms, at: `${socket.remoteAddress}` });
  // #endregion
  for (const open of [socket, ...guests]) open.destroy();
  await (await answering.accept())?.close();
  child.kill();
}

const port = Number(process.argv[2]);
if (port) listenAndBlock(port);
else await tryBoth();
