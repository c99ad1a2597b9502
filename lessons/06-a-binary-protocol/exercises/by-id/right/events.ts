// an emitter with an event for each key, once() for each wait; answers to waits a turn later
import { EventEmitter, once } from 'node:events';
import { createServer, type Socket } from 'node:net';

const keys = new EventEmitter().setMaxListeners(0);
const seen = new Set<string>();

async function wait(
  socket: Socket,
  id: Buffer,
  key: string,
): Promise<void> {
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  if (!seen.has(key)) await once(keys, key, { signal: gone.signal });
  setImmediate(() => socket.writable && socket.write(id));
}

const server = createServer({ allowHalfOpen: true }, async (socket) => {
  socket.on('error', () => {}).setMaxListeners(0);
  const waits: Promise<void>[] = [];
  let begun = '';
  try {
    for await (const chunk of socket.iterator({
      destroyOnReturn: false,
    })) {
      begun += chunk.toString('hex');
      for (; begun.length >= 18; begun = begun.slice(18)) {
        const [, id, kind, key] = /^(.{8})(..)(.{8})/.exec(begun) ?? [];
        const answer = Buffer.from(id ?? '', 'hex');
        if (kind === '53') {
          seen.add(`${key}`);
          keys.emit(`${key}`);
          socket.write(answer);
        } else if (kind === '57') {
          waits.push(wait(socket, answer, `${key}`).catch(() => {}));
        } else return void socket.end().resume();
      }
    }
    await Promise.all(waits);
    setImmediate(() => socket.end());
  } catch {
    socket.destroy();
  }
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
