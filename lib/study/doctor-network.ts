import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { codeOf } from '../sockets/errors.ts';
import { explain } from '../sockets/explain.ts';
import type { Check, Found } from './doctor.ts';

/** What a lesson's programs need from the network: loopback, and nothing beyond it. */
export const networkChecks: readonly Check[] = [
  { id: 'ipv4', essential: true, look: () => listens('127.0.0.1', 'failure') },
  { id: 'ipv6', essential: false, look: () => listens('::1', 'warning') },
  { id: 'localhost', essential: true, look: localhost },
  { id: 'connection', essential: true, look: connection },
];

async function listens(host: '127.0.0.1' | '::1', otherwise: Found['status']): Promise<Found> {
  const name = host === '::1' ? 'ipv6' : 'ipv4';
  try {
    const server = await listening(host);
    server.close();
    return { status: 'ok', key: `${name}.ok` };
  } catch (error) {
    return { status: otherwise, key: `${name}.not`, params: { code: codeOf(error) } };
  }
}

async function listening(host: string): Promise<Server> {
  const server = createServer();
  server.listen({ host, port: 0 });
  await once(server, 'listening');
  return server;
}

async function localhost(): Promise<Found> {
  try {
    const found = await lookup('localhost', { all: true });
    const addresses = found.map(({ address }) => address).join(', ');
    const foreign = found.some(({ address }) => address !== '::1' && !/^127\./.test(address));
    const params = { addresses };
    if (foreign) return { status: 'failure', key: 'localhost.foreign', params };
    return { status: 'ok', key: 'localhost.ok', params };
  } catch (error) {
    return { status: 'failure', key: 'localhost.unknown', params: { code: codeOf(error) } };
  }
}

/** A listener and a client of ours that exchange a word. */
async function connection(): Promise<Found> {
  const start = performance.now();
  const server = await listening('127.0.0.1');
  server.on('connection', (socket) => socket.on('error', () => {}).pipe(socket));
  const client = connect({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  try {
    client.end('hello');
    let heard = '';
    for await (const bytes of client) heard += bytes;
    if (heard !== 'hello') return { status: 'failure', key: 'connection.differs' };
    const ms = Math.round(performance.now() - start);
    return { status: 'ok', key: 'connection.ok', params: { ms } };
  } catch (error) {
    const down = explain(error).id === 'unreachable';
    const key = down ? 'connection.down' : 'connection.not';
    return { status: 'failure', key, params: { code: codeOf(error) } };
  } finally {
    client.destroy();
    server.close();
  }
}
