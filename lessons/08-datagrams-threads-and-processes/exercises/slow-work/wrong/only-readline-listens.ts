// crashed-with-peer
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

type Task = { id: number; below: number };
type Result = { id: number; count: number };

if (isMainThread) listen();
else {
  parentPort?.on('message', ({ id, below }: Task) => {
    parentPort?.postMessage({ id, count: countPrimes(below) });
  });
}

function listen(): void {
  // One thread for all; an id tells whose result has come.
  const worker = new Worker(new URL(import.meta.url));
  const waiting = new Map<number, (count: number) => void>();
  let tasks = 0;
  worker.on('message', ({ id, count }: Result) => {
    waiting.get(id)?.(count);
    waiting.delete(id);
  });

  function count(below: number): Promise<number> {
    tasks += 1;
    worker.postMessage({ id: tasks, below });
    return new Promise((resolve) => waiting.set(tasks, resolve));
  }

  async function answer(socket: Socket): Promise<void> {
    for await (const line of createInterface({ input: socket })) {
      const result =
        line === 'PING' ? 'PONG' : await count(Number(line));
      socket.write(`${result}\n`);
    }
    socket.end();
  }

  const server = createServer({ allowHalfOpen: true }, (socket) => {
    answer(socket).catch(() => socket.destroy());
  });
  const { HOST = '127.0.0.1', PORT = '0' } = process.env;
  server.listen({ host: HOST, port: Number(PORT) }, () => {
    console.log('Listening on', server.address());
  });
}

/** How many primes there are below a number. */
function countPrimes(below: number): number {
  let count = 0;
  for (let one = 2; one < below; one += 1) {
    let by = 2;
    while (by * by <= one && one % by !== 0) by += 1;
    if (by * by > one) count += 1;
  }
  return count;
}
