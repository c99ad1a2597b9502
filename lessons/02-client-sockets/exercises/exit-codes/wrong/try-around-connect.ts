// crashed-with-peer
import { connect } from 'node:net';

const { HOST: host, PORT, TIMEOUT } = process.env;
try {
  const socket = connect({ port: Number(PORT ?? 'none'), host });
  setTimeout(() => process.exit(12), Number(TIMEOUT));
  socket.on('data', (bytes) => {
    if (bytes.includes('\n')) process.exit(0);
  });
  socket.on('end', () => process.exit(14));
} catch {
  // A bad port is thrown. A refusal is not.
  process.exit(2);
}
