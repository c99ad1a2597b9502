// cut-off
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

if (cluster.isPrimary) {
  let serving: Worker = cluster.fork();
  cluster.on('message', async (asking, message) => {
    if (message !== 'restart') return;
    const next = cluster.fork();
    await once(next, 'listening');
    const old = serving;
    serving = next;
    // A worker whose second is over is gone.
    if (asking.isConnected()) asking.send({ pid: next.process.pid });
    if (old.isConnected()) old.send('stop');
  });
} else {
  const listener = await TcpListener.start(localEndPointFromEnv());
  process.on('message', (message) => {
    if (message === 'stop') listener.stop();
  });
  await serve(listener, async (client) => {
    for await (const line of lines(client)) {
      if (line === 'RESTART') {
        process.send?.('restart');
        const [{ pid }] = await once(process, 'message');
        await client.send(`${pid} READY\n`);
      } else {
        await client.send(`${process.pid} ${line}\n`);
      }
    }
  });
  process.disconnect?.();
}
