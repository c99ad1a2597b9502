// a loop over each socket, and await for 'drain'
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

async function answer(socket: Socket): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of socket.iterator({
    destroyOnReturn: false,
  })) {
    const lines = (
      rest + decoder.decode(chunk, { stream: true })
    ).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!socket.write(`${line.toUpperCase()}\n`))
        await once(socket, 'drain');
    }
  }
  socket.end();
}

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  answer(socket).catch(() => socket.destroy());
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
