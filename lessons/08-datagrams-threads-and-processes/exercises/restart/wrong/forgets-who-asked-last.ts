// cut-off
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

if (process.send) work();
else await listen();

/** The first process accepts, and hands each client over. */
async function listen(): Promise<void> {
  let current = await start();
  // Paused: it must not read what belongs to the next process.
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    current.send('client', socket);
  });
  const { HOST = '127.0.0.1', PORT = '0' } = process.env;
  server.listen({ host: HOST, port: Number(PORT) });

  async function start(): Promise<ChildProcess> {
    const child = fork(new URL(import.meta.url));
    await once(child, 'message');
    child.on('message', async () => {
      const old = current;
      current = await start();
      // It comes after all clients that are still on their way.
      old.send('finish');
      child.send(`${current.pid} READY`);
    });
    return child;
  }
}

/** The others serve whom they are given, and end after the last. */
function work(): void {
  const asking: Socket[] = [];
  let clients = 0;
  let finish = false;

  process.on('message', (word, socket?: Socket) => {
    if (socket) serve(socket).catch(() => socket.destroy());
    else if (word === 'finish') finish = true;
    else asking.shift()?.write(`${word}\n`);
    endAfterLast();
  });
  process.send?.('ready');

  async function serve(socket: Socket): Promise<void> {
    clients += 1;
    socket.on('close', () => {
      clients -= 1;
      endAfterLast();
    });
    socket.on('error', () => {});
    socket.allowHalfOpen = true;
    for await (const line of createInterface({ input: socket })) {
      if (line !== 'RESTART') socket.write(`${process.pid} ${line}\n`);
      else {
        asking.push(socket);
        process.send?.('restart');
      }
    }
    socket.end();
  }

  function endAfterLast(): void {
    if (finish && clients === 0) process.disconnect();
  }
}
