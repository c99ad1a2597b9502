// asks the stream for nine bytes at a time, keeps prices in an array
import { createServer, type Socket } from 'node:net';

type Price = { time: number; value: number };

const server = createServer({ allowHalfOpen: true }, (socket) => {
  const prices: Price[] = [];
  socket.on('error', () => {});
  socket.on('end', () => socket.end());
  socket.on('readable', () => {
    for (;;) {
      const message: Buffer | null = socket.read(9);
      // At the end, the stream gives what is left.
      if (message === null || message.length < 9) return;
      if (!take(socket, prices, message)) return;
    }
  });
});

function take(
  socket: Socket,
  prices: Price[],
  message: Buffer,
): boolean {
  const view = new DataView(message.buffer, message.byteOffset, 9);
  const first = view.getInt32(1);
  const second = view.getInt32(5);
  switch (view.getUint8(0)) {
    case 0x50: {
      const known = prices.find(({ time }) => time === first);
      if (known) known.value = second;
      else prices.push({ time: first, value: second });
      return true;
    }
    case 0x4d: {
      const values = prices
        .filter(({ time }) => time >= first && time <= second)
        .map(({ value }) => value);
      const sum = values.reduce((sum, value) => sum + value, 0);
      const answer = Buffer.alloc(4);
      answer.writeInt32BE(Math.floor(sum / values.length || 0));
      socket.write(answer);
      return true;
    }
    default:
      socket.removeAllListeners('readable');
      socket.end();
      socket.resume();
      return false;
  }
}

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
