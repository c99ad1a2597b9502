// no-new-process
import cluster from 'node:cluster';
import { once } from 'node:events';
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

if (cluster.isPrimary) {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  let current = cluster.fork();
  cluster.on('message', async (asking) => {
    const next = cluster.fork();
    await once(next, 'listening');
    // It gets no more clients, and ends when its last one has left.
    current.disconnect();
    current = next;
    asking.send({ pid: next.process.pid });
  });
} else {
  const listener = await TcpListener.start(localEndPointFromEnv());
  console.log(`${process.pid} listens on ${listener.localEndPoint}.`);
  process.once('disconnect', () => listener.stop());

  await serve(listener, async (client) => {
    for await (const line of lines(client)) {
      if (line === 'RESTART') {
        process.send?.('restart');
        await once(process, 'message');
        await client.send(`${process.pid} READY\n`);
      } else await client.send(`${process.pid} ${line}\n`);
    }
  });
}
