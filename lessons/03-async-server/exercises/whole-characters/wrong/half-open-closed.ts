// closed-too-soon

import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';

const server = createServer(async (socket) => {
  // By the time the text is complete, Node has sent our FIN.
  const question = await text(socket).catch(() => '');
  socket.end(question.toUpperCase());
});
server.listen({
  host: process.env.HOST,
  port: Number(process.env.PORT),
});
