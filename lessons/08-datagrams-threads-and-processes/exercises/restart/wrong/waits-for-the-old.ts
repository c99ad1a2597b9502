// no-answer-in-time
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
    current.disconnect();
    await once(current, 'exit');
    current = cluster.fork();
    await once(current, 'listening');
    asking.send({ pid: current.process.pid });
  });
} else {
  const listener = await TcpListener.start(localEndPointFromEnv());
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
