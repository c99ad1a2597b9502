// gave-up-too-soon
import { connect } from 'node:net';

const codes: Record<string, number> = {
  ECONNREFUSED: 10,
  ENOTFOUND: 11,
  EAI_AGAIN: 11,
  ETIMEDOUT: 12,
  ECONNRESET: 13,
};
const { HOST: host = '127.0.0.1', PORT = '', TIMEOUT } = process.env;
if (!/^\d+$/.test(PORT) || Number(PORT) > 65535) {
  console.error('Which port? Set PORT.');
  process.exit(2);
}

const socket = connect({ host, port: Number(PORT) });
// A deadline, not an idle timeout: it covers the lookup as well.
const timer = setTimeout(leave, Number(TIMEOUT ?? 5000) / 2, 12);

function leave(code: number): void {
  process.exitCode = code;
  // A timer would keep the program alive.
  clearTimeout(timer);
  socket.destroy();
}

socket.on('data', (bytes) => {
  if (bytes.includes('\n')) leave(0);
});
socket.on('end', () => leave(14));
socket.on('error', (error: NodeJS.ErrnoException) => {
  const code = codes[error.code ?? ''];
  if (code === undefined) throw error;
  console.error(error.message);
  leave(code);
});
