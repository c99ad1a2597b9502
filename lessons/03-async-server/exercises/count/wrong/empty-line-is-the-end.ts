// wrong-answer
// It takes an empty line for the end, as in HTTP, and answers without the FIN.
import { createServer } from 'node:net';

const port = Number(process.env.PORT || 0);
const host = process.env.HOST || '127.0.0.1';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let text = '';
  const answer = (length: number) => {
    if (!socket.writableEnded) socket.end(`${length}\r\n`);
  };
  socket.on('error', (error) => console.error(error.message));
  socket.setEncoding('latin1').on('data', (chunk) => {
    text += chunk;
    const [end] = /^.*?\r?\n\r?\n/s.exec(text) ?? [];
    if (end !== undefined) answer(end.length);
  });
  socket.on('end', () => answer(text.length));
});

server.listen({ host, port }, () =>
  console.log('Listening on', server.address()),
);
