// sends each line back as it comes, before it is complete
import { createServer } from 'node:net';

const [lf, cr] = [0x0a, 0x0d];

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let number = 0;
  let inLine = false;
  // It waits until it is known whether it belongs to a line's end.
  let afterCr = false;
  socket.on('error', () => {});
  socket.on('drain', () => socket.resume());
  socket.on('data', (chunk) => {
    const said: Buffer[] = [];
    for (const byte of chunk) {
      if (!inLine) {
        number += 1;
        said.push(Buffer.from(`${number}: `));
      }
      inLine = byte !== lf;
      if (afterCr && inLine) said.push(Buffer.of(cr));
      afterCr = byte === cr;
      if (!afterCr) said.push(Buffer.of(byte));
    }
    if (!socket.write(Buffer.concat(said))) socket.pause();
  });
  socket.on('end', () => socket.end(inLine ? '\n' : ''));
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
