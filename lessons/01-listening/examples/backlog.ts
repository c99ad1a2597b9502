import { fork } from 'node:child_process';
import { on, once } from 'node:events';
import { readSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { say } from '#say';

const [host, backlog] = ['127.0.0.1', 3];
// #region blocked
function listenAndBlock(tell: (news: unknown) => void): void {
  const server = createServer(() => tell('accepted'));
  server.listen({ host, port: 0, backlog }, () => {
    tell(server.address());
    // The event loop is blocked until our parent closes this pipe.
    readSync(0, Buffer.alloc(1));
  });
  process.once('disconnect', () => process.exit());
}
// #endregion

// #region fill
async function fill(): Promise<void> {
  const listener = fork(new URL(import.meta.url), {
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
  });
  const [{ port }] = await once(listener, 'message');
  const news = on(listener, 'message');

  const clients: Socket[] = [];
  for (let room = true; room && clients.length < 9; ) {
    const client = connect({ host, port }).on('error', () => {});
    room = await connected(client, clients.push(client), 500);
  }
  listener.stdin?.end();
  say('backlog.release');
  const last = clients.at(-1);
  if (last?.connecting) await connected(last, clients.length, 4000);

  const complete = clients.filter((client) => !client.pending);
  for (const _ of complete) await news.next();
  say('backlog.accepted', { count: complete.length });
  for (const client of clients) client.destroy();
  listener.disconnect();
}

async function connected(client: Socket, number: number, ms: number) {
  const signal = AbortSignal.timeout(ms);
  // On a busy machine, events are late: let those due arrive first.
  await once(client, 'connect', { signal }).catch(() => setImmediate());
  if (client.destroyed) say('backlog.refused', { number });
  else if (client.connecting) say('backlog.waiting', { number });
  else say('backlog.connected', { number });
  return !client.pending;
}
// #endregion

if (process.send) listenAndBlock((news) => process.send?.(news));
else await fill();
