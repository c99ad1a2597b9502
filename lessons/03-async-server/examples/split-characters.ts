import { once } from 'node:events';
import {
  type AddressInfo,
  connect,
  createServer,
  type Socket,
} from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { say } from '#say';

// #region ways
const decoder = new TextDecoder();

const ways: Record<string, (chunk: Buffer | string) => string> = {
  "toString('ascii')": (chunk) => chunk.toString('ascii'),
  "toString('utf8')": (chunk) => chunk.toString('utf8'),
  TextDecoder: (chunk) =>
    decoder.decode(Buffer.from(chunk), { stream: true }),
  "setEncoding('utf8')": (chunk) => `${chunk}`,
};
// #endregion

const server = createServer().listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const { address: host, port } = server.address() as AddressInfo;

// #region bytes
const sent = Buffer.from('é€😀');
say('split-characters.sent', { bytes: sent.length });

for (const [way, decode] of Object.entries(ways)) {
  const client = connect({ host, port });
  const socket: Socket = (await once(server, 'connection'))[0];
  if (way.startsWith('setEncoding')) socket.setEncoding('utf8');
  let text = '';
  socket.on('data', (chunk) => {
    text += decode(chunk);
  });

  for (const [index, byte] of sent.entries()) {
    client.write(Buffer.of(byte));
    // The next one leaves when this one has been read.
    while (socket.bytesRead <= index) await setImmediate();
  }
  client.end();
  await once(socket, 'end');
  // JSON shows what a terminal would swallow.
  const shown = JSON.stringify(text);
  say('split-characters.text', { way: way.padEnd(19), shown });
}
// #endregion

server.close();
