// no-new-process
import { once } from 'node:events';
import { parentPort, Worker } from 'node:worker_threads';
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

if (parentPort) {
  const { postMessage } = parentPort;
  const answer = postMessage.bind(parentPort);
  parentPort.on('message', (line) => answer(`${process.pid} ${line}`));
} else {
  let current = new Worker(new URL(import.meta.url));
  const listener = await TcpListener.start(localEndPointFromEnv());
  await serve(listener, async (client) => {
    let worker = current;
    for await (let line of lines(client)) {
      if (line === 'RESTART') {
        worker = new Worker(new URL(import.meta.url));
        current = worker;
        line = 'READY';
      }
      worker.postMessage(line);
      const [answer] = await once(worker, 'message');
      await client.send(`${answer}\n`);
    }
  });
}
