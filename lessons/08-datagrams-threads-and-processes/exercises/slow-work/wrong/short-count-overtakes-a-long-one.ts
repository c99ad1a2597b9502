// wrong-answer
// Of two counts, the short one is answered first.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

if (isMainThread) {
  const waiting = new Map<number, (count: number) => void>();
  const threads = [1, 2].map(() => {
    const thread = new Worker(new URL(import.meta.url));
    return thread.on('message', ({ id, count }) => {
      waiting.get(id)?.(count);
      waiting.delete(id);
    });
  });
  let ids = 0;
  const count = (below: number) =>
    new Promise<number>((resolve) => {
      ids += 1;
      waiting.set(ids, resolve);
      threads[ids % 2]?.postMessage({ id: ids, below });
    });

  const listener = await TcpListener.start(localEndPointFromEnv());
  console.log(`Listening on ${listener.localEndPoint}.`);
  await serve(listener, async (client) => {
    let due: Promise<void>[] = [];
    for await (const line of lines(client)) {
      if (line !== 'PING') {
        due.push(
          count(Number(line))
            .then((answer) => client.send(`${answer}\n`))
            .catch(() => {}),
        );
        continue;
      }
      await Promise.all(due);
      due = [];
      await client.send('PONG\n');
    }
    await Promise.all(due);
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
