// puts numbers together with shifts, byte by byte; leaves with a reset
import { createServer } from 'node:net';

const server = createServer((socket) => {
  const times = new Int32Array(100_000);
  const values = new Int32Array(100_000);
  let count = 0;
  const message: number[] = [];
  const number = (at: number): number =>
    message
      .slice(at, at + 4)
      .reduce((all, byte) => (all << 8) | byte, 0);
  const store = (time: number, value: number): void => {
    const known = times.subarray(0, count).indexOf(time);
    const index = known === -1 ? count : known;
    times[index] = time;
    values[index] = value;
    if (known === -1) count += 1;
  };
  const mean = (from: number, to: number): number => {
    let [sum, found] = [0n, 0n];
    for (let index = 0; index < count; index += 1) {
      const time = times[index] ?? 0;
      if (time < from || time > to) continue;
      sum += BigInt(values[index] ?? 0);
      found += 1n;
    }
    if (found === 0n) return 0;
    // A division of BigInt rounds toward zero.
    const down = sum % found < 0n ? 1n : 0n;
    return Number(sum / found - down);
  };
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    for (const byte of chunk) {
      message.push(byte);
      if (message[0] !== 0x50 && message[0] !== 0x4d) {
        socket.resetAndDestroy();
        return;
      }
      if (message.length < 9) continue;
      if (message[0] === 0x50) store(number(1), number(5));
      else {
        const value = mean(number(1), number(5));
        socket.write(
          Uint8Array.of(value >> 24, value >> 16, value >> 8, value),
        );
      }
      message.length = 0;
    }
  });
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
