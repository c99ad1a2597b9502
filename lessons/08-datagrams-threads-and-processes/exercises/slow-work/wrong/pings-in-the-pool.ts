// by-turns
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

if (isMainThread) {
  const waiting = new Map<number, (answer: string) => void>();
  const pool = [1, 2].map(() => {
    const worker = new Worker(new URL(import.meta.url));
    worker.on('message', ({ id, answer }) => {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    });
    return worker;
  });
  let ids = 0;
  const inThread = (line: string) =>
    new Promise<string>((resolve) => {
      ids += 1;
      waiting.set(ids, resolve);
      pool[ids % pool.length]?.postMessage({ id: ids, line });
    });

  const listener = await TcpListener.start(localEndPointFromEnv());
  await serve(listener, async (client) => {
    for await (const line of lines(client))
      await client.send(`${await inThread(line)}\n`);
  });
} else {
  parentPort?.on('message', ({ id, line }) => {
    const answer =
      line === 'PING' ? 'PONG' : `${countPrimes(Number(line))}`;
    parentPort?.postMessage({ id, answer });
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
