// counts in the event loop, a few numbers a turn
import { createServer } from 'node:net';
import { setImmediate } from 'node:timers/promises';

const { HOST = '127.0.0.1', PORT = '0' } = process.env;

async function count(below: number): Promise<number> {
  let primes = 0;
  for (let one = 2; one < below; one += 1) {
    if (isPrime(one)) primes += 1;
    if (one % 2_000 === 0) await setImmediate();
  }
  return primes;
}

function isPrime(one: number): boolean {
  for (let by = 2; by * by <= one; by += 1)
    if (one % by === 0) return false;
  return true;
}

createServer({ allowHalfOpen: true }, (socket) => {
  let rest = '';
  let turn: Promise<unknown> = Promise.resolve();
  socket.setEncoding('utf8').on('error', () => {});
  socket.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      turn = turn.then(async () => {
        const answer =
          line === 'PING' ? 'PONG' : await count(Number(line));
        if (socket.writable) socket.write(`${answer}\n`);
      });
    }
  });
  socket.on('end', () => void turn.then(() => socket.end()));
}).listen(Number(PORT), HOST);
