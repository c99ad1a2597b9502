// carried-on
// When HOST6 is a name that cannot be resolved, it serves HOST alone.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

const ABSENT = new Set([
  'EADDRNOTAVAIL',
  'EAFNOSUPPORT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const port = Number(process.env.PORT);

function greet(socket: Socket): void {
  socket.on('error', () => {});
  socket.resume();
  socket.end('Hello, and welcome.\r\n');
}

async function listen(host: string): Promise<void> {
  const server = createServer({ allowHalfOpen: true }, greet);
  server.listen(port, host);
  await once(server, 'listening');
  console.log('Listening.', server.address());
}

try {
  await listen(process.env.HOST || '127.0.0.1');
  await listen(process.env.HOST6 || '::1').catch(
    (error: NodeJS.ErrnoException) => {
      if (!ABSENT.has(error.code ?? '')) throw error;
      console.log('No IPv6 here.');
    },
  );
} catch (error) {
  console.error(error);
  process.exit(1);
}
