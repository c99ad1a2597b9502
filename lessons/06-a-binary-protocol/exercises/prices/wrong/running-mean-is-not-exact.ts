// wrong-answer
// The mean is kept up to date step by step: rounding puts it just below a whole number.
import { createServer } from 'node:net';

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (socket) => {
    const prices = new Map<number, number>();
    let rest: Buffer = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('data', (chunk: Buffer) => {
      if (socket.writableEnded) return;
      rest = Buffer.concat([rest, chunk]);
      for (; rest.length >= 9; rest = rest.subarray(9)) {
        const letter = String.fromCharCode(rest[0] ?? 0);
        const first = rest.readInt32BE(1);
        const second = rest.readInt32BE(5);
        if (letter === 'P') {
          prices.set(first, second);
        } else if (letter === 'M') {
          const answer = Buffer.alloc(4);
          answer.writeInt32BE(mean(first, second));
          socket.write(answer);
        } else return void socket.end();
      }
    });

    function mean(from: number, to: number): number {
      let mean = 0;
      let count = 0;
      for (const [time, price] of prices) {
        if (time < from || time > to) continue;
        count += 1;
        // No sum that could overflow.
        mean += (price - mean) / count;
      }
      return Math.floor(mean);
    }
  },
);

server.listen({
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 0),
});
