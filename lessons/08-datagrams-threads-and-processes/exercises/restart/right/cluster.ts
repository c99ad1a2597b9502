// the processes of a cluster with node:net
import cluster from 'node:cluster';
import { createServer } from 'node:net';

if (cluster.isPrimary) {
  let current = cluster.fork();
  cluster.on('message', (asking) => {
    const next = cluster.fork();
    next.once('listening', () => {
      current.disconnect();
      current = next;
      asking.send({ pid: next.process.pid });
    });
  });
} else {
  const asking: ((answer: string) => void)[] = [];
  process.on('message', ({ pid }: { pid: number }) => {
    asking.shift()?.(`${pid} READY\n`);
  });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = '';
    let owed = 0;
    let ended = false;
    const endAfterAll = (): void => {
      if (ended && owed === 0) socket.end();
    };
    socket.setEncoding('utf8').on('error', () => {});
    socket.on('data', (chunk) => {
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        if (line === 'RESTART') {
          owed += 1;
          asking.push((answer) => {
            socket.write(answer);
            owed -= 1;
            endAfterAll();
          });
          process.send?.('restart');
        } else socket.write(`${process.pid} ${line}\n`);
      }
    });
    socket.on('end', () => {
      ended = true;
      endAfterAll();
    });
  });
  const { HOST = '127.0.0.1', PORT = '0' } = process.env;
  server.listen({ host: HOST, port: Number(PORT) });
}
