import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// TODO: nobody must wait for another client's count.
await serve(listener, async (client) => {
  for await (const line of lines(client)) {
    const answer = line === 'PING' ? 'PONG' : countPrimes(Number(line));
    await client.send(`${answer}\n`);
  }
});

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
