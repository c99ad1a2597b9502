// wrong-answer
// Bytes become text piece by piece: a character that is cut in two is lost.
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

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
  createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    client.on('error', () => {});
    converse(client).catch(() => {});
  }).listen(
    Number(process.env.PORT || 0),
    process.env.HOST || '127.0.0.1',
  );
}

async function converse(client: Socket): Promise<void> {
  let rest = '';
  for await (const bytes of client.iterator({
    destroyOnReturn: false,
  })) {
    rest += bytes;
    const whole = rest.split('\n');
    rest = whole.pop() ?? '';
    for (const line of whole) {
      let answer = `${process.pid} ${line}\n`;
      if (line === 'RESTART') {
        process.send?.('restart');
        const [{ pid }] = await once(process, 'message');
        answer = `${pid} READY\n`;
      }
      if (client.destroyed) return;
      if (!client.write(answer))
        await new Promise((go) =>
          client.once('drain', go).once('close', go),
        );
    }
  }
  client.end();
}
