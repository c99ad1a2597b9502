/** Trap 23: the forms an address takes: mapped IPv4, brackets, scopes. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { IPEndPoint, TcpClient, TcpListener } from '#sockets';
import { codeOf } from '../loopback.ts';

const hasIPv6 = Object.values(networkInterfaces())
  .flat()
  .some((address) => address?.address === '::1');

async function start(host: string, ipv6Only = false): Promise<TcpListener> {
  const listener = await TcpListener.start({ host, port: 0 }, { ipv6Only });
  onTestFinished(() => listener.stop());
  return listener;
}

describe.runIf(hasIPv6)('with ::1', () => {
  test('a dual-stack listener sees an IPv4 client as a mapped address', async () => {
    const listener = await start('::');
    const { port } = listener.localEndPoint;
    const client = await TcpClient.connect({ host: '127.0.0.1', port });
    const accepted = await listener.accept();
    expect(`${accepted?.remoteEndPoint}`).toBe(`[::ffff:127.0.0.1]:${client.localEndPoint.port}`);
    client.abort();
    accepted?.abort();
  });

  test('ipv6Only on the wildcard leaves the same port to IPv4', async () => {
    const tries = [1, 2, 3].map(async () => {
      const { port } = (await start('::', true)).localEndPoint;
      const client = await TcpClient.connect({ host: '127.0.0.1', port });
      client.abort();
    });
    // Another program may listen on the same port of IPv4, once.
    const codes = (await Promise.allSettled(tries)).map(
      (one) => one.status === 'rejected' && one.reason.code,
    );
    expect(codes).toContain('ECONNREFUSED');
  });

  test('[::1] is a name to node:net, an address to the kit', async () => {
    const listener = await start('[::1]');
    const { port } = listener.localEndPoint;
    const failure = once(connect({ host: '[::1]', port }), 'connect');
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(await codeOf(failure));
    const client = await TcpClient.connect({ host: '[::1]', port });
    expect(`${client.remoteEndPoint}`).toBe(`[::1]:${port}`);
    client.abort();
  });
});

test('colons and a scope: cut at the first colon, an address falls apart', () => {
  const text = '[fe80::1%eth0]:80';
  expect(text.split(':')).toEqual(['[fe80', '', '1%eth0]', '80']);
  const endPoint = IPEndPoint.parse(text);
  expect({ ...endPoint }).toEqual({ address: 'fe80::1%eth0', port: 80 });
  expect(`${endPoint}`).toBe(text);
});
