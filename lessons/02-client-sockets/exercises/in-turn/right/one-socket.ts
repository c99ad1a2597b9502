// one net.Socket for all attempts
import { Socket } from 'node:net';

const attempt = Number(process.env.ATTEMPT);
const addresses = `${process.env.ADDRESSES}`.split(',');
const socket = new Socket();
let timer: NodeJS.Timeout | undefined;
let line = '';

function next(): void {
  clearTimeout(timer);
  const address = addresses.shift();
  if (address === undefined) process.exit(10);
  const [, host = '', port] = /^\[?(.*?)\]?:(\d+)$/.exec(address) ?? [];
  timer = setTimeout(() => socket.destroy(), attempt);
  socket.connect({ host, port: Number(port) });
}

socket.setEncoding('utf8');
socket.on('connect', () => {
  clearTimeout(timer);
  socket.off('close', next);
  socket.write('hello\n');
});
socket.on('data', (text: string) => {
  line += text;
  if (line.includes('\n')) socket.destroy();
});
socket.on('error', ({ message }) => console.error(message));
socket.on('close', next);
next();
