// reset-by-program
// The time for which a client may talk on is counted from its connection, not from its refusal.
import { createServer } from 'node:net';

const header = 4;
const most = 65_536;
/** Milliseconds. */
const patience = 1_500;

const server = createServer((socket) => {
  const until = performance.now() + patience;
  let parts: Buffer[] = [];
  let have = 0;
  let need = header;
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    // After the last word we only keep reading, or it would be lost.
    if (socket.writableEnded) return;
    parts.push(chunk);
    have += chunk.length;
    // Joined only when there is enough.
    if (have < need) return;
    let rest = Buffer.concat(parts);
    let more = true;
    for (need = header; rest.length >= need; need = header) {
      const size = rest.readUInt32BE();
      if (size > most) {
        socket.end(refusal());
        return void setTimeout(
          () => socket.destroy(),
          until - performance.now(),
        );
      }
      need += size;
      if (rest.length < need) break;
      more = socket.write(answer(rest.subarray(header, need)));
      rest = rest.subarray(need);
    }
    parts = [rest];
    have = rest.length;
    // A client that does not read its answers gets no more of them.
    if (!more) socket.pause().once('drain', () => socket.resume());
  });
});

function answer(message: Buffer): Buffer {
  const head = Buffer.alloc(header + 1);
  head.writeUInt32BE(1 + message.length);
  return Buffer.concat([head, message]);
}

function refusal(): Buffer {
  const bytes = Buffer.alloc(header + 5, 1);
  bytes.writeUInt32BE(5);
  bytes.writeUInt32BE(most, header + 1);
  return bytes;
}

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
