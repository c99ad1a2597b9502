// cut-off
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

if (process.send) work();
else await listen();

/** The first process accepts, and hands each client over. */
async function listen(): Promise<void> {
  let current: ChildProcess | undefined = await start();
  // Paused: it must not read what belongs to the next process.
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    if (current) current.send('client', socket);
    else socket.resetAndDestroy();
  });
  const { HOST = '127.0.0.1', PORT = '0' } = process.env;
  server.listen({ host: HOST, port: Number(PORT) });

  async function start(): Promise<ChildProcess> {
    const child = fork(new URL(import.meta.url));
    await once(child, 'message');
    child.on('message', async () => {
      const before = current;
      current = undefined;
      current = await start();
      before?.send('finish');
      child.send(`${current.pid} READY`);
    });
    return child;
  }
}

/** The others serve whom they are given, and end after the last. */
function work(): void {
  const asking: ((word: string) => void)[] = [];
  let clients = 0;
  let finish = false;

  process.on('message', (word, socket?: Socket) => {
    if (socket) serve(socket).catch(() => socket.destroy());
    else if (word === 'finish') finish = true;
    else asking.shift()?.(`${word}`);
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
      else socket.write(`${await restarted()}\n`);
    }
    socket.end();
  }

  /** Resolves with the word of the first process, when the next one is ready. */
  function restarted(): Promise<string> {
    process.send?.('restart');
    return new Promise((tell) => asking.push(tell));
  }

  function endAfterLast(): void {
    if (finish && clients === 0) process.disconnect();
  }
}
