// not-at-once
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let number = 0;
  let unfinished = '';
  let answers = '';
  const send = () => {
    if (answers) socket.write(answers);
    answers = '';
  };
  // Fewer, larger packets: that is what it looks like.
  const timer = setInterval(send, 800);

  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('close', () => clearInterval(timer));
  socket.on('data', (chunk) => {
    const parts = `${unfinished}${chunk}`.split('\n');
    unfinished = parts.pop() ?? '';
    for (const line of parts) {
      number += 1;
      answers += `${number}: ${line.replace(/\r$/, '')}\r\n`;
    }
  });
  socket.on('end', () => {
    if (unfinished) answers += `${number + 1}: ${unfinished}\r\n`;
    send();
    socket.end();
  });
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
