// a new server for each port, awaited with once
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);

function greeter(): Server {
  return createServer((socket) => {
    socket.on('error', () => {});
    socket.resume().end('Good day.\n');
  });
}

// What is thrown here ends the program with exit code 1.
for (let port = first; ; port += 1) {
  const server = greeter().listen({ host, port });
  try {
    await once(server, 'listening');
    break;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' || port === first + 9) throw error;
  }
}
