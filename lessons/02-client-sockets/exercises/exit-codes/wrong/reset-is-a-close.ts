// wrong-exit
import { connect } from 'node:net';

const { HOST: host, PORT = '', TIMEOUT } = process.env;
if (!/^\d+$/.test(PORT) || Number(PORT) > 65535) process.exit(2);
const socket = connect({ port: Number(PORT), host });
const codes: Record<string, number> = {
  ECONNREFUSED: 10,
  ENOTFOUND: 11,
  EAI_AGAIN: 11,
};
setTimeout(() => process.exit(12), Number(TIMEOUT));
let code = 14;
socket.on('data', (bytes) => bytes.includes('\n') && process.exit(0));
socket.on('error', (error: NodeJS.ErrnoException) => {
  code = codes[error.code ?? ''] ?? 14;
});
// Comes after a FIN, and after a reset too.
socket.on('close', () => process.exit(code));
