// listens-elsewhere (needs second-loopback)
import { createServer, type Socket } from 'node:net';

function greet(socket: Socket): void {
  socket.on('error', () => {});
  socket.resume().end('Hello\n');
}

/** Asks for the port on every address, which is not the question. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().on('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

let port = Number(process.env.PORT);
const last = port + 9;
while (port < last && !(await isFree(port))) port += 1;
const host = process.env.HOST ?? '127.0.0.1';
createServer(greet).listen({ host, port });
