// by-turns

import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

async function answer(socket: Socket): Promise<void> {
  for await (const line of createInterface({ input: socket })) {
    const result = line === 'PING' ? 'PONG' : await count(Number(line));
    socket.write(`${result}\n`);
  }
  socket.end();
}

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  answer(socket).catch(() => socket.destroy());
});
const { HOST = '127.0.0.1', PORT = '0' } = process.env;
server.listen({ host: HOST, port: Number(PORT) }, () => {
  console.log('Listening on', server.address());
});

async function count(below: number): Promise<number> {
  await setTimeout(0);
  return countPrimes(below);
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
