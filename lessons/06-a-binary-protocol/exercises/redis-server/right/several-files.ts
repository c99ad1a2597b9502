// a Transform of commands, pipeline, and async generators; in several files
import { createServer } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { Commands, Malformed } from './parts/commands.ts';
import { replyTo } from './parts/replies.ts';

async function* replies(
  commands: AsyncIterable<string[] | Malformed>,
): AsyncGenerator<Buffer> {
  for await (const command of commands) {
    const isWrong = command instanceof Malformed;
    const reply = isWrong ? '-ERR malformed\r\n' : replyTo(command);
    yield Buffer.from(reply, 'latin1');
  }
}

const server = createServer({ allowHalfOpen: true }, async (socket) => {
  const commands = new Commands();
  const drained = (): Promise<unknown> =>
    new Promise((resolve) => socket.once('drain', resolve));
  socket.on('error', () => {});
  socket.on('data', (chunk) => commands.write(chunk) || socket.pause());
  commands.on('drain', () => socket.resume());
  socket.on('end', () => commands.end());
  try {
    await pipeline(
      commands,
      replies,
      async (all: AsyncIterable<Buffer>) => {
        for await (const reply of all) {
          if (!socket.write(reply)) await drained();
        }
      },
    );
    socket.end();
  } catch {
    socket.destroy();
  }
  // What the client still says is read, and thrown away.
  socket.removeAllListeners('data').resume();
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
