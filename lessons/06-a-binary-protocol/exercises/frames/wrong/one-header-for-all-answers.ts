// wrong-answer
// Answers share one header, which the next one overwrites while it waits.
import { createServer } from 'node:net';

const MOST = 65_536;
/** Length and 0 byte: one for the whole program, so that nothing is allocated. */
const header = Buffer.alloc(5);

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (socket) => {
    let rest: Buffer = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('data', (chunk: Buffer) => {
      if (socket.writableEnded) return;
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 4) {
        const size = rest.readUInt32BE();
        if (size > MOST)
          return void socket.end(
            Buffer.from('000000050100010000', 'hex'),
          );
        if (rest.length < 4 + size) break;
        header.writeUInt32BE(1 + size);
        socket.write(header);
        socket.write(rest.subarray(4, 4 + size));
        rest = rest.subarray(4 + size);
      }
    });
  },
);

server.listen({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 0),
});
