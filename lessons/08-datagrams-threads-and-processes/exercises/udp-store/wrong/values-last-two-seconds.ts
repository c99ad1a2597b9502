// wrong-answer
// Values are forgotten after two seconds.
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';

const host = process.env.HOST || '127.0.0.1';
const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
const values = new Map<string, { value: string; until: number }>();

socket.on('message', (bytes, { address, port }) => {
  if (bytes.length > 1000) return;
  const text = bytes.toString();
  const at = text.indexOf('=');
  if (at !== -1) {
    const key = text.slice(0, at);
    if (key === 'version') return;
    values.set(key, {
      value: text.slice(at + 1),
      until: Date.now() + 2000,
    });
    return;
  }
  const found = values.get(text);
  if (found && found.until < Date.now()) values.delete(text);
  const value =
    text === 'version' ? 'store 1.0' : (values.get(text)?.value ?? '');
  socket.send(`${text}=${value}`, port, address, () => {});
});

socket.bind(Number(process.env.PORT || 0), host, () => {
  console.log('Taking datagrams on', socket.address());
});
