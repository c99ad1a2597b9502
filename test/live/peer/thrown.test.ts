import { expect, test } from 'vitest';
import { crowdSize, type ThrownName, thrownNames } from '../../../lib/live/peer/thrown.ts';
import { type Beside, echo, firstListener } from './beside.ts';

async function thrown(one: Beside, name: ThrownName, said = 'né\r\n'): Promise<void> {
  one.peers.throw(name, Buffer.from(said), await one.place);
}

const closed = (one: Beside, name: string) =>
  one.wire.filter(({ kind, program }) => kind === 'close' && program === name).length;

test('an echo meets all of the lab’s peers, one after the other, and goes on', async () => {
  const one = echo();
  for (const name of thrownNames) {
    await thrown(one, name);
    const stays = name === 'silent' || name === 'never-reads';
    if (stays) {
      await one.until(() => one.wire.some((e) => e.program === `@${name}` && e.kind === 'connect'));
      const [id] = one.peers.now.throws.map(({ id }) => id);
      one.peers.leave(id ?? 0);
    }
    await one.until(() => one.peers.now.throws.length === 0);
  }
  const count = thrownNames.length - 1 + crowdSize;
  await one.until(() => closed(one, 'echo') === count);
  expect(one.errors).toEqual([]);
  one.peers.connect(await one.place);
  await one.until(() => one.peers.now.hands[0]?.maySend === true);
  one.peers.hand(one.peers.now.hands[0]?.connection ?? 0)?.send(Buffer.from('still there'));
  await one.until(() => one.wire.some((e) => e.program === '@client' && e.direction === 'in'));
});

test('in pieces: each byte is read on its own', async () => {
  const one = echo();
  await thrown(one, 'in-pieces');
  await one.until(() => closed(one, 'echo') === 1);
  const reads = one.wire.filter((e) => e.program === 'echo' && e.direction === 'in');
  expect(reads.map(({ bytes }) => bytes)).toEqual([1, 1, 1, 1, 1, 0]);
});

test('half-close: its FIN does not keep the answer from coming', async () => {
  const one = echo();
  await thrown(one, 'half-close');
  await one.until(() => closed(one, 'echo') === 1);
  const sentences = one.sentences().slice(1);
  // The echo may answer just before the FIN is sent.
  expect([
    ...sentences.slice(0, 2),
    ...sentences.slice(2, 4).sort(),
    ...sentences.slice(4),
  ]).toEqual([
    '@half-close (127.0.0.1:PORT) connects to echo (127.0.0.1:PORT)',
    '@half-close sends 5 bytes: "né\\r\\n"',
    '@half-close ends its side (FIN)',
    'echo sends 5 bytes: "né\\r\\n"',
    'echo ends its side (FIN)',
  ]);
});

test('reset in mid-write, and a reset when it is told to leave', async () => {
  const one = echo();
  await thrown(one, 'reset-mid-write');
  await one.until(() => closed(one, 'echo') === 1);
  // What the echo wrote before it noticed may come after it.
  expect(one.sentences()).toContain('@reset-mid-write resets the connection (RST)');
  await thrown(one, 'silent');
  await one.until(() => one.wire.some((e) => e.program === '@silent' && e.kind === 'connect'));
  await one.until(() => one.wire.filter((e) => e.kind === 'accept').length === 2);
  one.peers.leave(one.peers.now.throws[0]?.id ?? 0);
  await one.until(() => closed(one, 'echo') === 2);
  expect(one.sentences().at(-1)).toBe('@silent resets the connection (RST)');
});

test('never reads: the program has to stop writing, and others are served', async () => {
  const one = echo();
  await thrown(one, 'never-reads');
  const written = () =>
    one.wire
      .filter(({ program, direction }) => program === 'echo' && direction === 'out')
      .reduce((sum, { bytes }) => sum + bytes, 0);
  await one.until(() => written() > 512 * 1024);
  await thrown(one, 'half-close');
  await one.until(() => one.peers.now.throws.length === 1);
  expect(one.peers.now.throws[0]?.name).toBe('never-reads');
  await one.peers.end();
  expect(one.peers.now.throws).toEqual([]);
});

test('a crowd of fifty, each answered', async () => {
  const one = firstListener();
  await thrown(one, 'crowd');
  await one.until(() => closed(one, 'first-listener') === crowdSize);
  const greeted = one.steps().filter((step) => step.kind === 'data' && step.from === 'server');
  expect(greeted).toHaveLength(crowdSize);
});

test('nobody listens there anymore: that is on the wire, and no fault of ours', async () => {
  const one = firstListener();
  const place = await one.place;
  one.stop();
  await one.ran;
  for (const name of thrownNames) one.peers.throw(name, Buffer.from('x'), place);
  expect(one.peers.now.throws).toHaveLength(4);
  await one.until(() => one.peers.now.throws.length === 0);
  const failed = one.wire.filter(({ code }) => code === 'ECONNREFUSED');
  expect(failed.map(({ program }) => program)).toEqual(
    thrownNames.slice(0, 4).map((name) => `@${name}`),
  );
  expect(one.errors).toEqual([]);
});
