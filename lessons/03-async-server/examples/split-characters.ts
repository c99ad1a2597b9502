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
type Decode = (chunk: Buffer) => string;

// Each makes a decoder for one connection.
const ways: Record<string, (socket: Socket) => Decode> = {
  "toString('ascii')": () => (chunk) => chunk.toString('ascii'),
  "toString('utf8')": () => (chunk) => chunk.toString('utf8'),
  TextDecoder: () => {
    const decoder = new TextDecoder();
    return (chunk) => decoder.decode(chunk, { stream: true });
  },
  "setEncoding('utf8')": (socket) => {
    socket.setEncoding('utf8');
    return (text) => `${text}`;
  },
};
// #endregion

const server = createServer().listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const { address: host, port } = server.address() as AddressInfo;

// #region bytes
const sent = Buffer.from('é€😀');
say('split-characters.sent', { bytes: sent.length });

for (const [way, newDecode] of Object.entries(ways)) {
  const client = connect({ host, port });
  const socket: Socket = (await once(server, 'connection'))[0];
  const decode = newDecode(socket);
  let text = '';
  socket.on('data', (chunk) => {
    text += decode(chunk);
  });

  for (const [index, byte] of sent.entries()) {
    client.write(Buffer.of(byte));
    // Send the next byte only when this one has been read.
    while (socket.bytesRead <= index) await setImmediate();
  }
  await once(client.end().resume(), 'close');
  // JSON makes visible what a terminal would swallow.
  const shown = JSON.stringify(text);
  say('split-characters.text', { way: way.padEnd(19), shown });
}
server.close();
// #endregion
