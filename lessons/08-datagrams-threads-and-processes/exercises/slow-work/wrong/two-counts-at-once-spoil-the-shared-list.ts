// wrong-answer
// Two counts at the same time add the same primes to one list.
import { setImmediate } from 'node:timers/promises';
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

/** All primes that anybody has needed so far. */
const primes = [2];

async function countPrimes(below: number): Promise<number> {
  for (let one = (primes.at(-1) ?? 2) + 1; one < below; one += 1) {
    if (isPrime(one)) primes.push(one);
    if (one % 1000 === 0) await setImmediate();
  }
  return primes.filter((prime) => prime < below).length;
}

function isPrime(number: number): boolean {
  for (const prime of primes) {
    if (prime * prime > number) return true;
    if (number % prime === 0) return false;
  }
  return true;
}

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);
await serve(listener, async (client) => {
  for await (const line of lines(client)) {
    const answer =
      line === 'PING' ? 'PONG' : await countPrimes(Number(line));
    await client.send(`${answer}\n`);
  }
});
