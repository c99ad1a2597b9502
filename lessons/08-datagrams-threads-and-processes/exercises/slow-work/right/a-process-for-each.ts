// counts in a process of its own, one for each connection
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

if (process.send) {
  process.on('message', (below: number) =>
    process.send?.(primesBelow(below)),
  );
  process.on('disconnect', () => process.exit());
} else {
  const listener = await TcpListener.start(localEndPointFromEnv());
  await serve(listener, async (client) => {
    let child: ChildProcess | undefined;
    try {
      for await (const line of lines(client)) {
        let answer: unknown = 'PONG';
        if (line !== 'PING') {
          child ??= fork(new URL(import.meta.url));
          child.send(Number(line));
          [answer] = await once(child, 'message');
        }
        await client.send(`${answer}\n`);
      }
    } finally {
      child?.disconnect();
    }
  });
}

function primesBelow(below: number): number {
  const crossed = new Uint8Array(Math.max(below, 2));
  let count = 0;
  for (let one = 2; one < below; one += 1) {
    if (crossed[one]) continue;
    count += 1;
    for (let more = one * one; more < below; more += one)
      crossed[more] = 1;
  }
  return count;
}
