// node:net with an AbortSignal
import { connect } from 'node:net';
import { finished } from 'node:stream/promises';

const signal = AbortSignal.timeout(
  Number(process.env.DEADLINE ?? 5_000),
);
const socket = connect({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT),
});
signal.addEventListener('abort', () => {
  process.exitCode = 12;
  socket.destroy();
});

try {
  await finished(socket.resume(), { writable: false });
} catch (error) {
  if (!signal.aborted) throw error;
}
