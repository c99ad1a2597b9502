// no-answer-in-time
// When a client leaves, what it has signaled is forgotten.
import { createServer } from 'node:net';

const signaled = new Set<number>();
const waiting = new Map<number, (() => void)[]>();

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (socket) => {
    let rest: Buffer = Buffer.alloc(0);
    let due = 0;
    let ended = false;
    const mine = new Set<number>();
    const endIfDone = () => {
      if (ended && due === 0) socket.end();
    };
    socket.on('error', () => {});
    socket.on('close', () =>
      mine.forEach((key) => void signaled.delete(key)),
    );
    socket.on('end', () => {
      ended = true;
      endIfDone();
    });
    socket.on('data', (chunk: Buffer) => {
      if (socket.writableEnded) return;
      rest = Buffer.concat([rest, chunk]);
      for (; rest.length >= 9; rest = rest.subarray(9)) {
        const id = rest.subarray(0, 4);
        const letter = String.fromCharCode(rest[4] ?? 0);
        const key = rest.readUInt32BE(5);
        if (letter === 'S') {
          signaled.add(key);
          mine.add(key);
          socket.write(id);
          for (const wake of waiting.get(key) ?? []) wake();
          waiting.delete(key);
        } else if (letter !== 'W') {
          return void socket.end();
        } else if (signaled.has(key)) {
          socket.write(id);
        } else {
          due += 1;
          const wake = () => {
            due -= 1;
            if (socket.writable) socket.write(id);
            endIfDone();
          };
          waiting.set(key, [...(waiting.get(key) ?? []), wake]);
        }
      }
    });
  },
);

server.listen({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 0),
});
