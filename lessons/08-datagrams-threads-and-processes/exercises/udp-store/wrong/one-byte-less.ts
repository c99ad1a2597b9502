// no-answer
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';

const { HOST = '127.0.0.1', PORT = '0' } = process.env;
const socket = createSocket(isIPv6(HOST) ? 'udp6' : 'udp4');
const store = new Map<string, string>();

socket.on('message', (bytes, { address, port }) => {
  if (bytes.length >= 1_000) return;
  const text = bytes.toString();
  const at = text.indexOf('=');
  if (at === -1) {
    const value = text === 'version' ? 'My store 1.0' : store.get(text);
    socket.send(`${text}=${value ?? ''}`, port, address);
  } else if (!text.startsWith('version=')) {
    store.set(text.slice(0, at), text.slice(at + 1));
  }
});

socket.bind({ port: Number(PORT), address: HOST }, () => {
  console.log('Taking datagrams on', socket.address());
});
