import { expect, test } from 'vitest';
import { factsOf } from '../../../lib/live/peer/facts.ts';
import type { Hand } from '../../../lib/live/peer/hand.ts';
import { mostPeers, type Peers } from '../../../lib/live/peer/peers.ts';
import { type Beside, beside, echo, firstListener, lessons } from './beside.ts';

/** The hand held longest. */
const handOf = (peers: Peers): Hand => {
  const hand = peers.hand(peers.now.hands[0]?.connection ?? 0);
  if (!hand) throw new Error('no hand');
  return hand;
};

const isOver = ({ peers }: Beside) => peers.now.hands.every(({ over }) => over);

/** How many bytes a hand has got. */
const heard = ({ wire }: Beside): number =>
  wire
    .filter(({ program, direction }) => program === '@client' && direction === 'in')
    .reduce((sum, { bytes }) => sum + bytes, 0);

async function connected(one: Beside): Promise<Hand> {
  one.peers.connect(await one.place);
  await one.until(() => one.wire.some(({ kind }) => kind === 'accept'));
  // The program may be the first to know.
  await one.until(() => handOf(one.peers).maySend);
  return handOf(one.peers);
}

test('a client by hand is greeted, and leaves with its FIN', async () => {
  const one = firstListener();
  const hand = await connected(one);
  await one.until(() => one.wire.some((e) => e.program === '@client' && e.kind === 'end'));
  expect(one.peers.now.hands).toEqual([
    { connection: hand.connection, maySend: true, reads: true, over: false },
  ]);
  hand.fin();
  await one.until(() => isOver(one) && one.sentences().length === 5);
  expect(one.sentences()).toEqual([
    'first-listener listens on 127.0.0.1:PORT',
    '@client (127.0.0.1:PORT) connects to first-listener (127.0.0.1:PORT)',
    'first-listener sends 26 bytes: "Hello from the listener.\\r\\n"',
    'first-listener ends its side (FIN)',
    '@client ends its side (FIN)',
  ]);
});

test('a program notices a reset, and serves the next one', async () => {
  const one = echo();
  const hand = await connected(one);
  hand.send(Buffer.from('a\r\n'));
  await one.until(() => heard(one) === 3);
  hand.reset();
  await one.until(() => one.wire.some((e) => e.program === 'echo' && e.kind === 'close'));
  expect(one.sentences().at(-1)).toBe('@client resets the connection (RST)');

  one.peers.connect(await one.place);
  expect(one.peers.now.hands).toHaveLength(1);
  await one.until(() => handOf(one.peers).maySend);
  handOf(one.peers).send(Buffer.of(0, 255));
  await one.until(() => one.sentences().at(-1) === 'echo sends 2 bytes: "\\x00\\xff"');
});

test('byte by byte, each is a read of its own; whole, they are one', async () => {
  const one = echo();
  const hand = await connected(one);
  const reads = () => one.wire.filter((e) => e.program === 'echo' && e.direction === 'in');
  hand.sendApart(Buffer.from('né\n'));
  await hand.said;
  expect(reads().map(({ preview }) => preview)).toEqual(['n', '\\xc3', '\\xa9', '\\n']);
  hand.send(Buffer.from('né\n'));
  await one.until(() => reads().length === 5);
  expect(reads()[4]).toMatchObject({ preview: 'né\\n', bytes: 4 });
});

test('what has been ended or reset says nothing more', async () => {
  const one = echo();
  const hand = await connected(one);
  hand.fin();
  expect(hand.maySend).toBe(false);
  hand.send(Buffer.from('late'));
  hand.sendApart(Buffer.from('late'));
  await hand.said;
  hand.fin();
  await one.until(() => isOver(one));
  hand.send(Buffer.from('late'));
  hand.reset();
  await one.until(() => one.wire.some((e) => e.program === 'echo' && e.kind === 'close'));
  expect(one.sentences().slice(2)).toEqual([
    '@client ends its side (FIN)',
    'echo ends its side (FIN)',
  ]);
});

test('while it does not read, the program has to stop; then it gets every byte', async () => {
  const one = echo();
  const hand = await connected(one);
  one.peers.read(hand.connection, false);
  expect(one.peers.now.hands[0]?.reads).toBe(false);
  const much = Buffer.alloc(16 * 1024 * 1024, 'echo ');
  hand.send(much);
  const written = () =>
    one.wire
      .filter(({ program, direction }) => program === 'echo' && direction === 'out')
      .reduce((sum, { bytes }) => sum + bytes, 0);
  await one.until(() => written() > 1024 * 1024);
  expect(heard(one)).toBeLessThan(1024 * 1024);
  one.peers.read(hand.connection, true);
  await one.until(() => heard(one) === much.length);
});

test('several at once, and no more than there is room for', async () => {
  const one = echo();
  const place = await one.place;
  for (let more = 0; more < mostPeers.hands + 3; more += 1) one.peers.connect(place);
  expect(one.peers.hasRoom).toBe(false);
  await one.until(() => one.peers.now.hands.every(({ maySend }) => maySend));
  const hands = one.peers.now.hands.map(({ connection }) => one.peers.hand(connection));
  expect(hands).toHaveLength(mostPeers.hands);
  hands[3]?.send(Buffer.from('four'));
  await one.until(() => heard(one) === 4);
  hands[0]?.reset();
  expect(one.peers.hasRoom).toBe(true);
  await one.peers.end();
  expect(one.peers.now.hands.every(({ over }) => over)).toBe(true);
  one.peers.connect(place);
  expect(one.peers.hasRoom).toBe(false);
});

test('nobody listens there anymore', async () => {
  const one = firstListener();
  const place = await one.place;
  one.stop();
  await one.ran;
  one.peers.connect(place);
  await one.until(() => isOver(one));
  expect(one.wire.find(({ kind }) => kind === 'error')).toMatchObject({
    ...{ program: '@client', code: 'ECONNREFUSED', remote: place },
  });
});

test('a server by hand answers a client, which ends with it', async () => {
  const file = new URL('01-listening/examples/first-client.ts', lessons);
  const one = beside('first-client', file, 'by hand');
  await one.until(() => one.peers.now.hands.some(({ maySend }) => maySend));
  handOf(one.peers).send(Buffer.from('It is late.\r\n'));
  handOf(one.peers).fin();
  const { exits, output } = await one.ran;
  expect(exits[0]).toMatchObject({ code: 0, cause: 'itself' });
  expect(output.map(({ text }) => text).join('\n')).toContain('It is late.');
  expect(one.sentences()).toEqual([
    '@server listens on 127.0.0.1:PORT',
    'first-client (127.0.0.1:PORT) connects to @server (127.0.0.1:PORT)',
    '@server sends 13 bytes: "It is late.\\r\\n"',
    '@server ends its side (FIN)',
    'first-client ends its side (FIN)',
  ]);
});

test('whoever stays after the program’s FIN is reset in the end, and lets go', async () => {
  const one = firstListener();
  await connected(one);
  await one.until(() => one.wire.some((e) => e.kind === 'reset' && e.program === 'first-listener'));
  await one.until(() => isOver(one));
  expect(one.sentences().at(-1)).toBe('first-listener resets the connection (RST)');
  expect(factsOf(one.wire, '@client')).toMatchObject([{ state: 'reset-there', number: 1 }]);
});
