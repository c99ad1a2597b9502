// no-answer-in-time
import { createServer, type Socket } from 'node:net';

const graceMs = Number(process.env.GRACE ?? 1_000);
const sockets = new Set<Socket>();

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let rest = '';
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  socket.setEncoding('utf8').on('data', (text) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    const answers = lines.map((line) =>
      line.replace(/\r$/, '').toUpperCase(),
    );
    const more = answers
      .map((answer) => socket.write(`${answer}\r\n`))
      .some(Boolean);
    // A client that does not read its answers gets no more of them.
    if (!more) socket.pause().once('drain', () => socket.resume());
  });
  socket.on('end', () => socket.end());
});

process.once('SIGINT', () => {
  // Accepts nobody new; the program ends with its last connection.
  server.close();
  const cutOff = () => {
    for (const socket of sockets) socket.destroy();
  };
  // unref: if all have left by then, nothing waits for the timer.
  setTimeout(cutOff, graceMs).unref();
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
