import { once } from 'node:events';
import { connect, type LookupFunction } from 'node:net';
import { say, why } from '#say';
import { explain, TcpClient, TcpListener } from '#sockets';

// #region report
async function report(attempt: Promise<unknown>): Promise<void> {
  try {
    await attempt;
  } catch (error) {
    const { id, params } = explain(error);
    const [code, name] = [params.code.padEnd(12), id.padEnd(11)];
    say('connect-failures.failed', { code, name, why: why(error) });
  }
}
// #endregion

// #region attempts
const host = '127.0.0.1';
const listener = await TcpListener.start({ host, port: 0 });
const { port } = listener.localEndPoint;

// The resolver's answer is ours, so that no network is asked.
const lookup: LookupFunction = (hostname, _options, callback) => {
  const error = new Error('no such name');
  callback(Object.assign(error, { code: 'ENOTFOUND', hostname }), '');
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
