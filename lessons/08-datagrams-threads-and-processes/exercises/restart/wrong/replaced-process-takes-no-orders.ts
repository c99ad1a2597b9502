// no-new-process
// A process that has been replaced does not start another one.
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

if (cluster.isPrimary) {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  let serving: Worker;
  let orders: Promise<void>;
  const start = async () => {
    const worker = cluster.fork();
    await once(worker, 'listening');
    return worker;
  };
  const replace = async (asking: Worker) => {
    const next = await start();
    serving.send('replaced');
    serving.disconnect(); // No more clients for this one; it ends after its last.
    serving = next;
    if (asking.isConnected())
      asking.send({ pid: next.process.pid }, () => {});
  };
  cluster.on('message', (asking, word) => {
    if (word === 'restart') orders = orders.then(() => replace(asking));
  });
  orders = start().then((first) => {
    serving = first;
  });
} else {
  const waiting: ((pid: number) => void)[] = [];
  const order = () =>
    new Promise<number>((resolve) => {
      waiting.push(resolve);
      process.send?.('restart');
    });
  let replaced = false;
  process.on('message', (message: 'replaced' | { pid: number }) => {
    if (message === 'replaced') replaced = true;
    else waiting.shift()?.(message.pid);
  });
  const server = createServer(
    { allowHalfOpen: true, noDelay: true },
    (socket) => {
      talk(socket, () => replaced, order);
    },
  );
  server.listen(
    Number(process.env.PORT || 0),
    process.env.HOST || '127.0.0.1',
  );
}

function talk(
  socket: Socket,
  replaced: () => boolean,
  order: () => Promise<number>,
): void {
  let last: Promise<unknown> = Promise.resolve();
  let rest = '';
  const answer = async (line: string) => {
    // Only the process that serves can be replaced.
    if (line !== 'RESTART' || replaced())
      socket.write(`${process.pid} ${line}\n`);
    else socket.write(`${await order()} READY\n`);
  };
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('end', async () => {
    if (rest !== '') last = last.then(() => answer(rest));
    await last;
    socket.end();
  });
  socket.on('data', (text) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts)
      last = last.then(() => answer(part.replace(/\r$/, '')));
  });
}
