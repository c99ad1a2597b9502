import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import {
  check,
  clockError,
  expectExit,
  heedsPlace,
  isLoss,
  meanwhile,
  type Peer,
  type PeerName,
  type Place,
  type Program,
  type Trial,
  VerdictError,
} from '#lab';

/** Longer than any check: a program must not wait for it. */
const longGrace = 60_000;
const grace = 2_000;
const line = 'x'.repeat(1_000);
const lines = 3_000;

export default check(async (trial) => {
  const start = (ms: number) => trial.startServer({ GRACE: `${ms}` });
  const [program, other, empty] = [longGrace, grace, longGrace].map(start) as [
    Program,
    Program,
    Program,
  ];
  await trial.step('listens', () => trial.listening(program));
  const place = await trial.listening(program);
  await trial.step('answers', () => polite(trial, place));

  // At once, for each takes its time; judged one after the other.
  const clients = await underWay(trial, place);
  const overtime = meanwhile(staysTooLong(trial, other));
  const lonely = meanwhile(nobodyThere(trial, empty));
  // They come while the program stops: it may serve them or not.
  for (let number = 0; number < 20; number += 1) {
    const socket = connect(place.port, place.address);
    socket.on('error', () => {}).resume();
    socket.end('late\n');
  }
  void program.stop(longGrace);
  const places = meanwhile(setTimeout(500).then(() => heedsPlace(trial)));
  await trial.step('stops-listening', () => refused(trial, place));
  await trial.step('finishes', () => Promise.all(clients.map(serves)));
  await trial.step('ends-when-done', async () => {
    await endsNow(trial, program, 'asks-again');
    await lonely;
  });
  await trial.step('ends-after-grace', () => overtime);
  await trial.step('heeds-place', () => places);
});

async function polite(trial: Trial, place: Place): Promise<void> {
  const peer = await trial.connect('polite', place);
  await peer.send('hello\r\n\r\n and bye \n');
  for (const answer of ['HELLO', '', ' AND BYE ']) {
    await peer.expectLine(answer);
  }
  peer.end();
  await peer.expectEnd();
}

/** A client that is connected when the signal comes, and what it does after it. */
type Client = { peer: Peer; after: () => Promise<void> };

async function underWay(trial: Trial, place: Place): Promise<Client[]> {
  const come = (name: PeerName) => trial.connect(name, place);
  const silent = { peer: await come('silent'), after: async () => {} };
  const floods = [flood(await come('reads-late')), flood(await come('half-close'))];
  floods[1]?.peer.end();
  const halves = Array.from({ length: 20 }, async (_, number) => {
    const peer = await come('under-way');
    // The signal comes in the middle of a character.
    const [begun, rest] = cut(`one\nnumber é${number}\ntwo\n`);
    await peer.sendAndSee(begun);
    await peer.expectLine('ONE');
    const after = async () => {
      await peer.send(rest);
      await peer.expectLine(`NUMBER É${number}`);
      await peer.expectLine('TWO');
    };
    return { peer, after };
  });
  const peer = await come('asks-again');
  await peer.send('first\n');
  await peer.expectLine('FIRST');
  const after = async () => {
    await setTimeout(trial.pauseMs);
    await peer.send('last\n');
    await peer.expectLine('LAST');
  };
  const again = { peer, after };
  return [...(await Promise.all(halves)), silent, ...floods, again];
}

function cut(text: string): [Buffer, Buffer] {
  const bytes = Buffer.from(text);
  const at = bytes.indexOf(Buffer.from('é')) + 1;
  return [bytes.subarray(0, at), bytes.subarray(at)];
}

/** It has sent more than the program can answer, and reads only after the signal. */
function flood(peer: Peer): Client {
  const sending = meanwhile(peer.send(`${line}\n`.repeat(lines)));
  const after = async () => {
    const wanted = line.toUpperCase();
    for (let n = 0; n < lines; n += 1) await peer.expectLine(wanted);
    await sending;
  };
  return { peer, after };
}

/** No client must have lost its connection before leaving. */
async function serves({ peer, after }: Client): Promise<void> {
  try {
    await after();
    peer.end();
    await peer.expectEnd();
  } catch (failure) {
    if (!isLoss(failure)) throw failure;
    throw new VerdictError('cut-off', { peer: peer.name });
  }
}

/** Comes again and again until nobody is listening. */
async function refused(trial: Trial, { address, port }: Place): Promise<void> {
  const begin = performance.now();
  for (;;) {
    const socket = connect({ host: address, port });
    const accepted = await once(socket, 'connect').catch(() => null);
    socket.on('error', () => {}).destroy();
    if (!accepted) return;
    const ms = Math.round(performance.now() - begin);
    const params = { peer: 'latecomer', ms };
    if (ms > trial.slack()) throw new VerdictError('still-accepts', params);
    await setTimeout(5);
  }
}

/** Nothing more keeps it from ending. */
async function endsNow(trial: Trial, program: Program, peer: PeerName): Promise<void> {
  const overdue = trial.overdue(0, 1_500).then(() => null);
  if (!(await Promise.race([program.exited, overdue]))) {
    throw new VerdictError('did-not-end', { peer, seconds: 1.5 });
  }
  await expectExit(trial, peer, 0, program);
}

/** Whoever was there has left before the signal. */
async function nobodyThere(trial: Trial, program: Program): Promise<void> {
  await polite(trial, await trial.listening(program));
  void program.stop(longGrace);
  await endsNow(trial, program, 'polite');
}

/** Clients that are silent, stop in a line, do not read, or talk on and on: GRACE ends them all. */
async function staysTooLong(trial: Trial, program: Program): Promise<void> {
  const place = await trial.listening(program);
  const come = () => trial.connect('lingers', place);
  const peers = [await come(), await come(), await come(), await come()];
  const [talks, half, floods] = peers as [Peer, Peer, Peer];
  await half.sendAndSee('number ');
  flood(floods);
  // The program knows all of them: it has answered one that came later.
  await polite(trial, place);
  const begin = Date.now() - trial.startedAt;
  void program.stop(longGrace);
  const talking = setInterval(() => void meanwhile(talks.send('more\n')), 100);
  trial.atEnd(() => clearInterval(talking));
  void meanwhile(talks.gone());
  const overdue = trial.overdue(grace).then(() => null);
  const exit = await Promise.race([program.exited, overdue]);
  clearInterval(talking);
  const ports = peers.map(({ port }) => port);
  const left = program.events.find(
    ({ t, kind, direction, remote }) =>
      t >= begin &&
      remote !== null &&
      ports.includes(remote.port) &&
      (kind === 'close' || (kind === 'end' && direction === 'out')),
  );
  const ms = Math.round((left?.t ?? begin + grace) - begin);
  const params = { peer: 'lingers', ms, limit: grace };
  if (ms < grace - clockError) throw new VerdictError('gave-up-too-soon', params);
  if (!exit) {
    const ms = Math.round(Date.now() - trial.startedAt - begin);
    throw new VerdictError('too-late', { ...params, ms });
  }
  await expectExit(trial, 'lingers', 0, program);
}
