import { once } from 'node:events';
import { connect, type LookupFunction } from 'node:net';
import { say, words } from '#say';
import { TcpClient, TcpListener } from '#sockets';

// #region meaning
function meaning(code: string): string {
  switch (code) {
    case 'ENOTFOUND':
      return words('connect-failures.not-found');
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
      return words('connect-failures.unreachable');
    case 'ECONNREFUSED':
      return words('connect-failures.refused');
    case 'ECONNRESET':
      return words('connect-failures.reset');
    default:
      return words('connect-failures.other');
  }
}
// #endregion

// #region attempts
const host = '127.0.0.1';
const listener = await TcpListener.start({ host, port: 0 });
const { port } = listener.localEndPoint;

// The resolver's answer is ours, so that no network is asked.
const lookup: LookupFunction = (_host, _options, callback) => {
  const error = new Error('no such name');
  callback(Object.assign(error, { code: 'ENOTFOUND' }), '');
};
const nobody = connect({ host: 'nobody.invalid', port, lookup });
await report(once(nobody, 'connect'));

await report(TcpClient.connect({ host: '127.255.255.255', port }));

const client = await TcpClient.connect({ host, port });
(await listener.accept())?.abort();
await report(client.receive());

listener.stop();
await report(TcpClient.connect({ host, port }));
// #endregion

async function report(attempt: Promise<unknown>): Promise<void> {
  try {
    await attempt;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const padded = code.padEnd(12);
    say('connect-failures.failed', { padded, meaning: meaning(code) });
  }
}
