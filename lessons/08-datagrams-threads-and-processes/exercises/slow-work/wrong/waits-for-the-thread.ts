// by-turns
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

if (isMainThread) listen();
else {
  const shared: Int32Array = workerData.shared;
  shared[1] = countPrimes(workerData.below);
  Atomics.store(shared, 0, 1);
  Atomics.notify(shared, 0);
}

function count(below: number): number {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  new Worker(new URL(import.meta.url), {
    workerData: { shared, below },
  });
  Atomics.wait(shared, 0, 0);
  return shared[1] ?? 0;
}

async function answer(socket: Socket): Promise<void> {
  for await (const line of createInterface({ input: socket })) {
    socket.write(`${line === 'PING' ? 'PONG' : count(Number(line))}\n`);
  }
  socket.end();
}

function listen(): void {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
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
