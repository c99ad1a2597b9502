// one server for all attempts; after the last one, a line and process.exit
import net from 'node:net';

const host = process.env.HOST || '127.0.0.1';
const ports = Array.from(
  { length: 10 },
  (_, index) => Number(process.env.PORT) + index,
).filter((port) => port < 65_536);

const server = net.createServer({ allowHalfOpen: true });
server.on('connection', (socket) => {
  socket.on('error', () => socket.destroy());
  socket.on('data', () => {});
  socket.end('Welcome.\r\n');
});

function attempt(): void {
  const port = ports.shift();
  if (port === undefined) {
    console.error('No port is free.');
    process.exit(1);
  }
  server.listen(port, host);
}

server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') return attempt();
  console.error(error.message);
  process.exit(1);
});
attempt();
