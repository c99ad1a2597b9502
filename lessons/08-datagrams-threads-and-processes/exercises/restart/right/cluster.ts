// the processes of a cluster with node:net
import cluster from 'node:cluster';
import { createServer, type Socket } from 'node:net';

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
  const asking: Socket[] = [];
  process.on('message', ({ pid }: { pid: number }) => {
    asking.shift()?.write(`${pid} READY\n`);
  });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = '';
    socket.setEncoding('utf8').on('error', () => {});
    socket.on('data', (chunk) => {
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        if (line === 'RESTART') {
          asking.push(socket);
          process.send?.('restart');
        } else socket.write(`${process.pid} ${line}\n`);
      }
    });
    socket.on('end', () => socket.end());
  });
  const { HOST = '127.0.0.1', PORT = '0' } = process.env;
  server.listen({ host: HOST, port: Number(PORT) });
}
