// wrong-answer
// A line that only begins with RESTART is an order, too.
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import {
  lines,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

if (cluster.isPrimary) {
  let current: Worker = cluster.fork();
  cluster.on('message', async (asking) => {
    const next = cluster.fork();
    await once(next, 'listening');
    current.disconnect();
    current = next;
    asking.send({ pid: next.process.pid });
  });
} else {
  const listener = await TcpListener.start(localEndPointFromEnv());
  process.once('disconnect', () => listener.stop());
  await serve(listener, converse, { onError: () => {} });
}

async function converse(client: TcpClient): Promise<void> {
  for await (const line of lines(client)) {
    let answer = `${process.pid} ${line}`;
    if (line.startsWith('RESTART')) {
      process.send?.('restart');
      const [{ pid }] = await once(process, 'message');
      answer = `${pid} READY`;
    }
    await client.send(`${answer}\n`);
  }
  await client.close({ lingerMs: Number.POSITIVE_INFINITY });
}
