import { once } from 'node:events';
import { createServer, connect as netConnect, type Socket } from 'node:net';

/** What every variant over `node:net` shares: the same options as the kit's. */
export async function listen(handler: (socket: Socket) => void): Promise<number> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, handler);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  return address.port;
}

export async function connect(port: number): Promise<Socket> {
  const socket = netConnect({ host: '127.0.0.1', port, allowHalfOpen: true, noDelay: true });
  await once(socket, 'connect');
  return socket;
}

/** Sends FIN, and resets a peer that does not send its own within a second, as the kit does. */
export function finish(socket: Socket): void {
  const timer = setTimeout(() => socket.resetAndDestroy(), 1000);
  socket.on('close', () => clearTimeout(timer));
  socket.end();
}

/** A reset ends the connection; there is nobody to tell. */
export function ignore(): void {}
