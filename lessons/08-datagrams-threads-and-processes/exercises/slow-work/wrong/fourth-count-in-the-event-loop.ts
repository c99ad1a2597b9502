// by-turns
// When all threads are busy, it counts in the event loop.
import { Worker } from 'node:worker_threads';
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

/** What the thread runs: JavaScript, whatever this file is run with. */
const code = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (below) => parentPort.postMessage(countPrimes(below)));
  ${countPrimes}
`;

const idle = [1, 2, 3].map(() => new Worker(code, { eval: true }));

async function count(below: number): Promise<number> {
  const worker = idle.pop();
  // All threads are busy: do it here.
  if (!worker) return countPrimes(below);
  const result = await new Promise<number>((resolve) => {
    worker.once('message', resolve);
    worker.postMessage(below);
  });
  idle.push(worker);
  return result;
}

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);
await serve(
  listener,
  async (client) => {
    for await (const line of lines(client)) {
      const answer =
        line === 'PING' ? 'PONG' : await count(Number(line));
      await client.send(`${answer}\n`);
    }
    await client.close({ lingerMs: Number.POSITIVE_INFINITY });
  },
  { onError: () => {} },
);

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
