// cut-off
// It ends with its last client’s FIN, before the answers have been read.
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
  let clients = 0;
  let replaced = false;
  process.on('message', (message: 'replaced' | { pid: number }) => {
    if (message !== 'replaced') return waiting.shift()?.(message.pid);
    replaced = true;
  });
  const server = createServer(
    { allowHalfOpen: true, noDelay: true },
    (socket) => {
      clients += 1;
      const left = () => {
        clients -= 1;
        if (replaced && clients === 0) process.exit(0);
      };
      talk(socket, order, left);
    },
  );
  server.listen(
    Number(process.env.PORT || 0),
    process.env.HOST || '127.0.0.1',
  );
}

function talk(
  socket: Socket,
  order: () => Promise<number>,
  left: () => void,
): void {
  let last: Promise<unknown> = Promise.resolve();
  let rest = '';
  const answer = async (line: string) => {
    if (line !== 'RESTART') socket.write(`${process.pid} ${line}\n`);
    else socket.write(`${await order()} READY\n`);
  };
  socket.setEncoding('utf8');
  socket.on('error', () => socket.readableEnded || left());
  socket.on('end', async () => {
    if (rest !== '') last = last.then(() => answer(rest));
    await last;
    socket.end();
    left();
  });
  socket.on('data', (text) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts)
      last = last.then(() => answer(part.replace(/\r$/, '')));
  });
}
