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
  server.listen({ host, port: 0, backlog }, () =>
    tell(server.address()),
  );
  // The event loop stands still until our parent ends this pipe.
  server.once('listening', () => readSync(0, Buffer.alloc(1)));
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
    const state = await outcome(client);
    say(state, { number: clients.push(client) });
    full = state !== 'backlog.connected';
  }

  say('backlog.release');
  listener.stdin?.end();
  const waiting = clients.filter((client) => !client.destroyed);
  for (const _ of waiting) await news.next();
  say('backlog.accepted', { count: waiting.length });
  for (const client of clients) client.destroy();
  listener.disconnect();
}

async function outcome(client: Socket) {
  const signal = AbortSignal.timeout(500);
  // Late is not never: what is due is heard before we judge.
  await once(client, 'connect', { signal }).catch(() => setImmediate());
  if (client.destroyed) return 'backlog.refused';
  return client.connecting ? 'backlog.waiting' : 'backlog.connected';
}
// #endregion

if (process.send) listenAndBlock((news) => process.send?.(news));
else await fill();
