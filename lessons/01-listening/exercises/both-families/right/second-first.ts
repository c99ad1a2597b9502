// HOST6 first, with ipv6Only; each server closes the other on a failure
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

const port = Number(process.env.PORT);

function greet(socket: Socket): void {
  socket.on('error', () => socket.destroy());
  socket.resume().end('Good evening.\n');
}

async function listen(host: string): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, greet);
  server.listen({ host, port, ipv6Only: host.includes(':') });
  await once(server, 'listening');
  return server;
}

const second = await listen(process.env.HOST6 || '::1').catch(
  (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRNOTAVAIL') return null;
    if (error.code === 'EAFNOSUPPORT') return null;
    throw error;
  },
);
try {
  await listen(process.env.HOST || '127.0.0.1');
} catch (error) {
  console.error(`${error}`);
  second?.close();
  process.exitCode = 1;
}
