// listens-twice
import { once } from 'node:events';
import { parentPort, Worker } from 'node:worker_threads';
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

// The thread: one number in, one count out.
parentPort?.on('message', (below: number) => {
  parentPort?.postMessage(countPrimes(below));
});

{
  const listener = await TcpListener.start(localEndPointFromEnv());
  console.log(`Listening on ${listener.localEndPoint}.`);
  const worker = new Worker(new URL(import.meta.url));
  let last: Promise<unknown> = Promise.resolve();

  // One count at a time: the next result belongs to the last number.
  const count = (below: number): Promise<number> => {
    const next = last.then(async () => {
      worker.postMessage(below);
      const [result] = await once(worker, 'message');
      return result;
    });
    last = next;
    return next;
  };

  await serve(listener, async (client) => {
    for await (const line of lines(client)) {
      const answer =
        line === 'PING' ? 'PONG' : await count(Number(line));
      await client.send(`${answer}\n`);
    }
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
