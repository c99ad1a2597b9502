import { createSocket } from 'node:dgram';
import { expect, test } from 'vitest';
import { IPEndPoint, UdpClient } from '#sockets';

const anyPort = new IPEndPoint('127.0.0.1', 0);

test('a datagram arrives whole, with where it came from; an empty one is one', async () => {
  using server = await UdpClient.bind({ host: '127.0.0.1', port: 0 });
  using client = await UdpClient.connect(server.localEndPoint);
  expect(`${client.remoteEndPoint}`).toBe(`${server.localEndPoint}`);
  for (const text of ['one', '', 'é']) await client.send(text);
  for (const text of ['one', '', 'é']) {
    const datagram = await server.receive();
    expect(`${datagram?.bytes}`).toBe(text);
    expect(datagram?.remoteEndPoint.port).toBe(client.localEndPoint.port);
  }
  await server.send(Buffer.from('answer'), client.localEndPoint);
  expect(`${(await client.receive())?.bytes}`).toBe('answer');
});

test('a connected socket hears nobody but its peer', async () => {
  using server = await UdpClient.bind(anyPort);
  using stranger = await UdpClient.bind(anyPort);
  using client = await UdpClient.connect(server.localEndPoint);
  await stranger.send('not for you', client.localEndPoint);
  await server.send('for you', client.localEndPoint);
  expect(`${(await client.receive())?.bytes}`).toBe('for you');
});

test('close ends the loop and frees the port; what comes after it rejects', async () => {
  const server = await UdpClient.bind(anyPort);
  const port = server.localEndPoint.port;
  const seen: string[] = [];
  const loop = (async () => {
    for await (const { bytes } of server) seen.push(`${bytes}`);
  })();
  using client = await UdpClient.connect(server.localEndPoint);
  await client.send('last');
  await expect.poll(() => seen, { timeout: 60_000 }).toEqual(['last']);
  server.close();
  server.close();
  await loop;
  expect(await server.receive()).toBeNull();
  await expect(server.send('x', client.localEndPoint)).rejects.toMatchObject({
    code: 'ERR_SOCKET_DGRAM_NOT_RUNNING',
  });
  using again = await UdpClient.bind(new IPEndPoint('127.0.0.1', port));
  expect(again.localEndPoint.port).toBe(port);
});

test('a signal cancels one wait, and no datagram is lost', async () => {
  using server = await UdpClient.bind(anyPort);
  const waiting = new AbortController();
  const received = server.receive({ signal: waiting.signal });
  waiting.abort(new Error('enough'));
  await expect(received).rejects.toThrow('enough');
  using client = await UdpClient.connect(server.localEndPoint);
  await client.send('kept');
  expect(`${(await server.receive())?.bytes}`).toBe('kept');
});

test('errors reject, whenever they come', async () => {
  using server = await UdpClient.bind(anyPort);
  const taken = UdpClient.bind(server.localEndPoint);
  await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await expect(server.send('where?')).rejects.toMatchObject({ code: 'ERR_NO_PEER' });
  const tooLong = server.send(Buffer.alloc(65_508), server.localEndPoint);
  await expect(tooLong).rejects.toMatchObject({ code: 'EMSGSIZE' });
  const nowhere = UdpClient.bind({ host: 'nowhere.invalid', port: 0 });
  await expect(nowhere).rejects.toMatchObject({ endPoint: 'nowhere.invalid:0' });
  const badPort = UdpClient.connect({ host: '127.0.0.1', port: 70_000 });
  await expect(badPort).rejects.toMatchObject({ code: 'ERR_SOCKET_BAD_PORT' });
});

test.runIf(process.platform === 'linux')(
  'a connected socket learns that nobody is there',
  async () => {
    const gone = await UdpClient.bind(anyPort);
    gone.close();
    using client = await UdpClient.connect(gone.localEndPoint);
    await client.send('hello');
    await expect(client.receive()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  },
);

test('memory is bounded: what comes while 1 MiB is unread is lost', async () => {
  using server = await UdpClient.bind(anyPort);
  const raw = createSocket('udp4');
  const { address, port } = server.localEndPoint;
  const big = Buffer.alloc(8_000);
  // One at a time, so that the system has room for each.
  for (let sent = 0; sent < 300; sent += 1) {
    await new Promise((done) => raw.send(big, port, address, done));
    await new Promise(setImmediate);
  }
  raw.close();
  let kept = 0;
  const cancel = new AbortController();
  for (;;) {
    const waiting = server.receive({ signal: cancel.signal }).catch(() => null);
    const end = new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    void end.then(() => cancel.abort());
    if (!(await waiting)) break;
    kept += 1;
  }
  expect(kept).toBeGreaterThan(0);
  expect(kept * big.length).toBeLessThanOrEqual(1_024 * 1_024 + big.length);
});
