import { expect, test } from 'vitest';
import { pipe } from '#sockets';
import { clientAndPeer, MiB, pair } from './loopback.ts';

test('carries bytes, then the FIN, and leaves the other direction open', async () => {
  const [left, right] = [await pair(), await pair()];
  const piped = pipe(left.far, right.near);
  await left.near.send('one ');
  expect(`${await right.far.receive()}`).toBe('one ');
  await left.near.send('two');
  left.near.shutdown();
  expect(`${await right.far.receive()}`).toBe('two');
  expect(await right.far.receive()).toBeNull();
  await piped;
  await right.far.send('back');
  expect(`${await right.near.receive()}`).toBe('back');
});

test('carries what a generator makes of it', async () => {
  const [left, right] = [await pair(), await pair()];
  async function* doubled() {
    for await (const bytes of left.far) yield `${bytes}${bytes}`;
  }
  const piped = pipe(doubled(), right.near);
  await left.near.send('hello');
  left.near.shutdown();
  let heard = '';
  for await (const bytes of right.far) heard += bytes;
  expect(heard).toBe('hellohello');
  await piped;
});

test('takes no more than is on its way', async () => {
  const { client, socket, peer } = await clientAndPeer();
  let made = 0;
  let most = 0;
  async function* endless() {
    for (; made < 64 * MiB; made += MiB / 16) {
      most = Math.max(most, socket.writableLength);
      yield Buffer.alloc(MiB / 16);
    }
  }
  const piped = pipe(endless(), client);
  let read = 0;
  peer.on('data', (bytes) => {
    read += bytes.length;
  });
  peer.resume();
  await Promise.all([piped, new Promise((ended) => peer.once('end', ended))]);
  expect(read).toBe(64 * MiB);
  expect(most).toBeLessThanOrEqual(MiB / 8);
});

test('fails with either side, and closes neither', async () => {
  const [left, right] = [await pair(), await pair()];
  const piped = pipe(left.far, right.near);
  await left.near.send('half');
  expect(`${await right.far.receive()}`).toBe('half');
  left.near.abort();
  await expect(piped).rejects.toMatchObject({ code: 'ECONNRESET' });
  await right.near.send(' and the rest');
  expect(`${await right.far.receive()}`).toBe(' and the rest');

  right.far.abort();
  async function* endless() {
    for (;;) yield 'more';
  }
  const code = expect.stringMatching(/^(?:ECONNRESET|EPIPE)$/);
  await expect(pipe(endless(), right.near)).rejects.toMatchObject({ code });
});
