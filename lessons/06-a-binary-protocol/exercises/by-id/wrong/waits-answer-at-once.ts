// wrong-answer
import { createServer } from 'node:net';

const size = 9;
const signaled = new Set<number>();
const waiting = new Map<number, (() => void)[]>();

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let rest = Buffer.alloc(0);
  let due = 0;
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    if (socket.writableEnded) return;
    const bytes = Buffer.concat([rest, chunk]);
    let at = 0;
    for (; bytes.length - at >= size; at += size) {
      const id = bytes.subarray(at, at + 4);
      const kind = String.fromCharCode(bytes.readUInt8(at + 4));
      const key = bytes.readUInt32BE(at + 5);
      if (kind === 'S') {
        signal(key);
        answer(id);
      } else if (kind === 'W') {
        due += 1;
        when(key, () => {
          due -= 1;
          answer(id);
          endIfDone();
        });
      } else return void socket.end();
    }
    rest = bytes.subarray(at);
  });
  socket.on('end', endIfDone);

  function answer(id: Buffer): void {
    // It may have left since it asked.
    if (!socket.writable) return;
    // A client that does not read its answers gets no more of them.
    const more = socket.write(id);
    if (!more) socket.pause().once('drain', () => socket.resume());
  }

  /** The client's FIN says only that no more requests will come. */
  function endIfDone(): void {
    if (socket.readableEnded && due === 0) socket.end();
  }
});

function signal(key: number): void {
  signaled.add(key);
  for (const wake of waiting.get(key) ?? []) wake();
  waiting.delete(key);
}

function when(key: number, wake: () => void): void {
  waiting.set(key, []);
  wake();
}

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
