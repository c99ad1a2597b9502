// no-answer-in-time
import { createServer } from 'node:net';

const limit = 1_024;

const server = createServer((socket) => {
  let count = 0;
  let rest = Buffer.alloc(0);
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    // After QUIT we only keep reading, or the client would be reset.
    if (socket.writableEnded) return;
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf('\n'); end !== -1; ) {
      // Cut first: a character may have arrived in two chunks.
      const length = rest[end - 1] === 0x0d ? end - 1 : end;
      const line = rest.toString('utf8', 0, length);
      rest = rest.subarray(end + 1);
      count += 1;
      if (length > limit) return void socket.end();
      const more = socket.write(`${answer(line, count)}\r\n`);
      if (line === 'QUIT') return void socket.end();
      // A client that does not read its answers gets no more of them.
      if (!more) socket.pause();
      end = rest.indexOf('\n');
    }
    // One byte more: it may be the CR of a CRLF.
    if (rest.length > limit + 1) socket.end();
  });
});

function answer(line: string, count: number): string {
  if (line.startsWith('ECHO ')) return line.slice('ECHO '.length);
  if (line === 'COUNT') return `${count}`;
  return line === 'QUIT' ? 'BYE' : 'ERROR';
}

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
