// no-answer-in-time
// The thread ends after a second without work, and is not started again.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

if (isMainThread) {
  const waiting = new Map<number, (count: number) => void>();
  const thread = new Worker(new URL(import.meta.url));
  thread.on('message', ({ id, count }) => {
    waiting.get(id)?.(count);
    waiting.delete(id);
    // Nobody counts: give the memory back.
    if (waiting.size === 0)
      idle = setTimeout(() => thread.terminate(), 1000);
  });
  let ids = 0;
  let idle: NodeJS.Timeout | undefined;
  const count = (below: number) =>
    new Promise<number>((resolve) => {
      clearTimeout(idle);
      ids += 1;
      waiting.set(ids, resolve);
      thread.postMessage({ id: ids, below });
    });

  const listener = await TcpListener.start(localEndPointFromEnv());
  console.log(`Listening on ${listener.localEndPoint}.`);
  await serve(listener, async (client) => {
    for await (const line of lines(client)) {
      const answer =
        line === 'PING' ? 'PONG' : await count(Number(line));
      await client.send(`${answer}\n`);
    }
  });
} else {
  parentPort?.on('message', ({ id, below }) => {
    parentPort?.postMessage({ id, count: countPrimes(below) });
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
