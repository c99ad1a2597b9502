// wrong-answer
// The version changes with each new key.
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';

const host = process.env.HOST || '127.0.0.1';
const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
const values = new Map<string, string>();

socket.on('message', (bytes, { address, port }) => {
  if (bytes.length > 1000) return;
  const text = bytes.toString();
  const at = text.indexOf('=');
  if (at !== -1) {
    const key = text.slice(0, at);
    if (key !== 'version') values.set(key, text.slice(at + 1));
    return;
  }
  const value =
    text === 'version'
      ? `store 1.0, ${values.size} keys`
      : (values.get(text) ?? '');
  socket.send(`${text}=${value}`, port, address, () => {});
});

socket.bind(Number(process.env.PORT || 0), host, () => {
  console.log('Taking datagrams on', socket.address());
});
