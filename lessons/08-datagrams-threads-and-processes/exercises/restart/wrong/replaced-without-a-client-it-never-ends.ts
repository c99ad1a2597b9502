// process-left
// A process that has no client in the moment when it is replaced stays.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { lines, TcpClient } from '#sockets';

if (process.argv[2] === 'serve') {
  const orders: ((pid: number) => void)[] = [];
  let replaced = false;
  let clients = 0;

  async function attend(socket: Socket): Promise<void> {
    clients += 1;
    socket.allowHalfOpen = true;
    const client = new TcpClient(socket);
    try {
      for await (const line of lines(client)) {
        let answer = `${process.pid} ${line}`;
        if (line === 'RESTART') {
          process.send?.('restart');
          answer = `${await new Promise<number>((resolve) => orders.push(resolve))} READY`;
        }
        await client.send(`${answer}\n`);
      }
      await client.close({ lingerMs: Number.POSITIVE_INFINITY });
    } catch {
      client.abort();
    }
    clients -= 1;
    if (replaced && clients === 0) process.disconnect();
  }

  process.on(
    'message',
    (
      message: { pid?: number; replaced?: boolean },
      socket?: Socket,
    ) => {
      if (socket) void attend(socket);
      else if (message.pid) orders.shift()?.(message.pid);
      else if (message.replaced) replaced = true;
    },
  );
  process.send?.('ready');
} else {
  async function start(): Promise<ChildProcess> {
    const child = fork(new URL(import.meta.url), ['serve']);
    await once(child, 'message');
    child.on('message', async () => {
      const next = await start();
      current.send({ replaced: true });
      current = next;
      child.send({ pid: next.pid });
    });
    return child;
  }

  let current = await start();
  const server = createServer({
    pauseOnConnect: true,
    allowHalfOpen: true,
    noDelay: true,
  });
  server.on('connection', (socket) => {
    socket.on('error', () => {});
    current.send({}, socket, () => {});
  });
  server.listen(
    Number(process.env.PORT || 0),
    process.env.HOST || '127.0.0.1',
  );
}
