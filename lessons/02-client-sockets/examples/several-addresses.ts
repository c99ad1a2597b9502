import { once } from 'node:events';
import { connect, type LookupFunction } from 'node:net';
import { say } from '#say';
import { TcpListener } from '#sockets';

// #region lookup
// Stands in for the system's resolver: one name, two addresses.
const lookup: LookupFunction = (_host, _options, callback) => {
  process.nextTick(callback, null, [
    { address: '::1', family: 6 },
    { address: '127.0.0.1', family: 4 },
  ]);
};
// #endregion

// #region attempt
async function attempt(port: number): Promise<void> {
  const start = performance.now();
  const socket = connect({ host: 'two.example', port, lookup });
  socket.on('connectionAttempt', (address) => {
    say('several-addresses.trying', { address });
  });
  socket.on(
    'connectionAttemptFailed',
    (_address, _port, _family, e) => {
      say('several-addresses.failed', { reason: e.message });
    },
  );
  await once(socket, 'connect');
  const ms = (performance.now() - start).toFixed(1);
  const address = `${socket.remoteAddress}`;
  say('several-addresses.connected', { address, ms });
  socket.destroy();
}
// #endregion

const host = '127.0.0.1';
const listener = await TcpListener.start({ host, port: 0 });
const { port } = listener.localEndPoint;
await attempt(port);
await (await listener.accept())?.close();
listener.stop();

// #region aggregate
try {
  await attempt(port);
} catch (error) {
  if (!(error instanceof AggregateError)) throw error;
  say('several-addresses.aggregate', {
    name: error.name,
    message: JSON.stringify(error.message),
  });
  for (const { message } of error.errors) {
    say('several-addresses.reason', { message });
  }
}
// #endregion
