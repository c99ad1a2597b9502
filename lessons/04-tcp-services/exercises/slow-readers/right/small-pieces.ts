// pieces of 1 KiB, and a 'drain' for each
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

const idleMs = Number(process.env.IDLE ?? 1_000);
const piece = 1_024;

async function sendRecords(socket: Socket): Promise<void> {
  for (let number = 1; number <= 1_024; number += 1) {
    const record = Buffer.from(`${`${number}`.padEnd(32_767, '.')}\n`);
    for (let from = 0; from < record.length; from += piece) {
      const more = socket.write(record.subarray(from, from + piece));
      if (!more) await once(socket, 'drain');
    }
  }
  socket.end();
}

const server = createServer({ highWaterMark: piece }, (socket) => {
  socket.on('error', () => {});
  socket.resume();
  socket.setTimeout(idleMs, () => {
    socket.destroy(new Error('takes nothing'));
  });
  sendRecords(socket).catch(() => socket.destroy());
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
