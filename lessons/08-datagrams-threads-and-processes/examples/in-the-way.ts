import { once } from 'node:events';
import { parentPort, Worker } from 'node:worker_threads';
import { say, words } from '#say';
import * as kit from '#sockets';

// #region work
/** Slow on purpose. */
function countPrimes(below: number): number {
  let count = 0;
  for (let one = 2; one < below; one += 1) {
    let by = 2;
    while (by * by <= one && one % by !== 0) by += 1;
    if (by * by > one) count += 1;
  }
  return count;
}
// #endregion

// #region thread
parentPort?.once('message', (below: number) => {
  parentPort?.postMessage(countPrimes(below));
});

async function countInThread(below: number): Promise<number> {
  const worker = new Worker(new URL(import.meta.url));
  worker.postMessage(below);
  const [count] = await once(worker, 'message');
  return count;
}
// #endregion

// #region meet
type Count = (below: number) => number | Promise<number>;

async function meet(name: string, count: Count): Promise<void> {
  const anyPort = new kit.IPEndPoint('127.0.0.1', 0);
  const listener = await kit.TcpListener.start(anyPort);
  const served = kit.serve(listener, async (client) => {
    const line = await new kit.ByteReader(client).readLine();
    const answer = line === 'PING' ? 'PONG' : await count(Number(line));
    await client.send(`${answer}\n`);
  });
  say('in-the-way.server', { name });
  const ask = async (question: string) => {
    const client = await kit.TcpClient.connect(listener.localEndPoint);
    await client.send(`${question}\n`);
    const answer = `${await client.receive()}`.trim();
    say('in-the-way.answer', { question, answer });
    await client.close();
  };
  await Promise.all([ask('1000000'), ask('PING')]);
  listener.stop();
  await served;
}

if (!parentPort) {
  await meet(words('in-the-way.loop'), countPrimes);
  await meet(words('in-the-way.threads'), countInThread);
}
// #endregion
