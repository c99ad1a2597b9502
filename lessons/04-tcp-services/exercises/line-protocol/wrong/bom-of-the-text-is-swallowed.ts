// wrong-answer
// A text that begins with U+FEFF comes back without it: a byte order mark for TextDecoder.
import { createServer } from 'node:net';

const decoder = new TextDecoder();

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let rest: Buffer = Buffer.alloc(0);
  let count = 0;
  socket.on('error', () => {});
  socket.on('end', () => socket.end());
  socket.on('data', (chunk: Buffer) => {
    if (socket.writableEnded) return;
    rest = Buffer.concat([rest, chunk]);
    for (
      let end = rest.indexOf('\n');
      end !== -1;
      end = rest.indexOf('\n')
    ) {
      const line = rest.subarray(
        0,
        rest[end - 1] === 13 ? end - 1 : end,
      );
      rest = rest.subarray(end + 1);
      if (line.length > 1_024) return void socket.end('ERROR\n');
      count += 1;
      const command = line.toString('latin1');
      if (command === 'QUIT') return void socket.end('BYE\n');
      if (command === 'COUNT') socket.write(`${count}\n`);
      else if (command.startsWith('ECHO '))
        socket.write(`${decoder.decode(line.subarray(5))}\n`);
      else socket.write('ERROR\n');
    }
    if (
      rest.length > 1_025 ||
      (rest.length === 1_025 && rest[1_024] !== 13)
    )
      socket.end('ERROR\n');
  });
});

server.listen({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 0),
});
