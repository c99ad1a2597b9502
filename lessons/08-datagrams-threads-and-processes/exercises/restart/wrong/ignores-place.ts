// listens-elsewhere
import cluster from 'node:cluster';
import { once } from 'node:events';
import { IPEndPoint, lines, serve, TcpListener } from '#sockets';

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
  const listener = await TcpListener.start(
    new IPEndPoint('127.0.0.1', 0),
  );
  console.log(`${process.pid} listens on ${listener.localEndPoint}.`);
  process.once('disconnect', () => listener.stop());

  await serve(listener, async (client) => {
    for await (const line of lines(client)) {
      if (line === 'RESTART') {
        process.send?.('restart');
        const [{ pid }] = await once(process, 'message');
        await client.send(`${pid} READY\n`);
      } else await client.send(`${process.pid} ${line}\n`);
    }
  });
}
