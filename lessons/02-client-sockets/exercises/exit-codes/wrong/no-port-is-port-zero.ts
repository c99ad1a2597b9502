// wrong-exit
import { connect } from 'node:net';

const codes: Record<string, number> = {
  ECONNREFUSED: 10,
  ENOTFOUND: 11,
  EAI_AGAIN: 11,
  ECONNRESET: 13,
};
const port = Number(process.env.PORT ?? 0) % 65536;
const socket = connect({ port, host: process.env.HOST });
function leave(code: number): void {
  process.exit(code);
}
setTimeout(leave, Number(process.env.TIMEOUT), 12);
socket.on('data', (bytes) => bytes.includes('\n') && leave(0));
socket.on('end', () => leave(14));
socket.on('error', (error: NodeJS.ErrnoException) => {
  leave(codes[error.code ?? ''] ?? 10);
});
