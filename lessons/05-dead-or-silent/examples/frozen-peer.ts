import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { say } from '#say';
import { IPEndPoint, lines, serve, TcpListener } from '#sockets';

if (process.argv[2] === 'serve') await answer();
else await ask(fork(new URL(import.meta.url), ['serve']));

async function answer(): Promise<void> {
  const listener = await TcpListener.start(
    new IPEndPoint('127.0.0.1', 0),
  );
  process.send?.(listener.localEndPoint.port);
  await serve(listener, async (client) => {
    for await (const _ of lines(client)) await client.send('yes\n');
  });
}

// #region ask
async function ask(server: ChildProcess): Promise<void> {
  const [port] = await once(server, 'message');
  const client = connect({ host: '127.0.0.1', port });
  client.setKeepAlive(true, 1_000);
  const events: string[] = [];
  for (const name of ['data', 'end', 'timeout', 'error', 'close']) {
    client.on(name, () => events.push(name));
  }

  client.write('first question\n');
  await once(client, 'data');
  say('frozen-peer.first', { events: events.splice(0).join(', ') });

  server.kill('SIGSTOP');
  say('frozen-peer.stopped');
  await new Promise((done) => client.write('second one\n', done));
  say('frozen-peer.written', { bytes: client.bytesWritten });
  await setTimeout(12_000);
  say('frozen-peer.waited', { count: events.length });

  server.kill('SIGCONT');
  await once(client, 'data');
  say('frozen-peer.woken', { events: events.splice(0).join(', ') });
  client.destroy();
  server.kill('SIGKILL');
}
// #endregion
