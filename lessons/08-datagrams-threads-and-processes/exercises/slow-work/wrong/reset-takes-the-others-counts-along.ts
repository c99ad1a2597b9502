// no-answer-in-time
// A client that resets takes the thread along, and the counts of others with it.
import { createServer, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

/** What the thread runs: JavaScript, whatever this file is run with. */
const code = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ id, below }) => parentPort.postMessage({ id, count: countPrimes(below) }));
  ${countPrimes}
`;

createServer({ allowHalfOpen: true, noDelay: true }, attend).listen(
  Number(process.env.PORT || 0),
  process.env.HOST || '127.0.0.1',
);

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, (count: number) => void>();

function count(below: number): Promise<number> {
  if (!worker) {
    worker = new Worker(code, { eval: true });
    worker.on('message', (result) => {
      waiting.get(result.id)?.(result.count);
      waiting.delete(result.id);
    });
  }
  worker.postMessage({ id: ++lastId, below });
  return new Promise((resolve) => waiting.set(lastId, resolve));
}

function attend(client: Socket): void {
  let counts = false;
  let rest = '';
  let row = Promise.resolve();

  async function answer(line: string): Promise<void> {
    if (client.destroyed) return;
    if (line === 'PING') return void client.write('PONG\n');
    counts = true;
    const result = await count(Number(line));
    counts = false;
    client.write(`${result}\n`);
  }

  client.setEncoding('latin1').on('data', (text) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) row = row.then(() => answer(line));
  });
  client.on('end', () => {
    row = row.then(() => void client.end());
  });
  client.on('error', () => {
    // Nobody waits for this count anymore: stop it. The next one gets a new thread.
    if (counts) worker?.terminate();
    if (counts) worker = undefined;
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
