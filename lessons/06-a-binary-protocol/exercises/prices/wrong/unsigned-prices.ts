// crashed-with-peer
import { createServer } from 'node:net';

const size = 9;

const server = createServer((socket) => {
  const prices = new Map<number, number>();
  let rest = Buffer.alloc(0);
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    // After the end we only keep reading, or the client would be reset.
    if (socket.writableEnded) return;
    const bytes = Buffer.concat([rest, chunk]);
    let at = 0;
    for (; bytes.length - at >= size; at += size) {
      const kind = String.fromCharCode(bytes.readUInt8(at));
      const first = bytes.readInt32BE(at + 1);
      const second = bytes.readUInt32BE(at + 5);
      if (kind === 'P') prices.set(first, second);
      else if (kind === 'M') answer(mean(prices, first, second));
      else return void socket.end();
    }
    rest = bytes.subarray(at);
  });

  function answer(value: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    // A client that does not read its answers gets no more of them.
    const more = socket.write(bytes);
    if (!more) socket.pause().once('drain', () => socket.resume());
  }
});

function mean(
  prices: Map<number, number>,
  from: number,
  to: number,
): number {
  let sum = 0;
  let count = 0;
  for (const [time, price] of prices) {
    if (time < from || time > to) continue;
    sum += price;
    count += 1;
  }
  return count === 0 ? 0 : Math.floor(sum / count);
}

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
