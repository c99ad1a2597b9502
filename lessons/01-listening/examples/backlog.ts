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
    // The event loop stands still until our parent ends this pipe.
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
  for (let full = false; !full && clients.length < 9; ) {
    const client = connect({ host, port }).on('error', () => {});
    const state = await outcome(client, 500);
    say(state, { number: clients.push(client) });
    full = state !== 'backlog.connected';
  }
  listener.stdin?.end();
  say('backlog.release');
  const last = clients.at(-1);
  if (last?.connecting) {
    const state = await outcome(last, 4000);
    say(state, { number: clients.length });
  }
  const connected = clients.filter((client) => !client.pending);
  for (const _ of connected) await news.next();
  say('backlog.accepted', { count: connected.length });
  for (const client of clients) client.destroy();
  listener.disconnect();
}

async function outcome(client: Socket, ms: number) {
  const signal = AbortSignal.timeout(ms);
  // Late is not never: what is due is heard before we judge.
  await once(client, 'connect', { signal }).catch(() => setImmediate());
  if (client.destroyed) return 'backlog.refused';
  return client.connecting ? 'backlog.waiting' : 'backlog.connected';
}
// #endregion

if (process.send) listenAndBlock((news) => process.send?.(news));
else await fill();
