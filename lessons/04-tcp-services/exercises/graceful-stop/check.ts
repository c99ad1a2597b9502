import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import {
  check,
  expectBand,
  expectExit,
  heedsPlace,
  isLoss,
  leaves,
  meanwhile,
  type Peer,
  type PeerName,
  type Place,
  type Program,
  surely,
  type Trial,
  VerdictError,
} from '#lab';

/** Longer than any check: a program must not wait for it. */
const longGrace = 60_000;
/** Whoever looks at the clock each second is late. */
const grace = 1_600;
const line = 'x'.repeat(1_000);
/** How many of them are much; and more than all systems between two hold. */
const [much, tooMuch] = [3_000, 8_000];

export default check(async (trial) => {
  const start = (ms: number) => trial.startServer({ GRACE: `${ms}` });
  const program = start(longGrace);
  const empty = start(longGrace);
  await trial.step('listens', () => trial.listening(program));
  const place = await trial.listening(program);
  await trial.step('answers', () => polite(trial, place));
  await trial.step('rude-clients', async () => {
    const rude = await trial.connect('reset-mid-read', place);
    await rude.sendApart('half a l', true);
    await rude.reset();
  });

  const rude = await trial.connect('reset-mid-read', place);
  await rude.sendApart('half a l', true);
  // At once, for each takes its time; judged one after the other.
  const clients = await underWay(trial, place);
  const overtime = surely(() => staysTooLong(trial, start(grace)));
  const lonely = meanwhile(nobodyThere(trial, empty));
  const graceless = meanwhile(noGrace(trial, start(0)));
  // They come while the program stops: it may serve them or not.
  for (let number = 0; number < 20; number += 1) {
    connect(place.port, place.address)
      .on('error', () => {})
      .resume()
      .end('late\n');
  }
  void program.stop(longGrace);
  const places = meanwhile(setTimeout(500).then(() => heedsPlace(trial)));
  await trial.step('stops-listening', () => refused(trial, place));
  await rude.reset();
  await trial.step('finishes', () => Promise.all(clients.map(serves)));
  await trial.step('ends-when-done', async () => {
    await endsNow(trial, program, 'asks-again');
    await lonely;
    await graceless;
  });
  await trial.step('ends-after-grace', overtime);
  await trial.step('heeds-place', () => places);
});

async function polite(trial: Trial, place: Place): Promise<void> {
  const peer = await trial.connect('polite', place);
  await peer.sendApart('hel', true);
  await peer.asks('lo\r\n\r\n and bye \n', 'HELLO', '', ' AND BYE ');
  await peer.leave();
}

/** A client that is connected when the signal comes, and what it does after it. */
type Client = { peer: Peer; after: () => Promise<void> };

async function underWay(trial: Trial, place: Place): Promise<Client[]> {
  const come = (name: PeerName) => trial.connect(name, place);
  const silent = { peer: await come('silent'), after: async () => {} };
  const last = flood(await come('reads-late'), tooMuch);
  const late = {
    ...last,
    // It may be the last one, and has not heard everything when its FIN arrives.
    after: async () => {
      await setTimeout(trial.pauseMs);
      last.peer.end();
      await last.after();
    },
  };
  const half = flood(await come('half-close'));
  half.peer.end();
  const halves = Array.from({ length: 20 }, async (_, number) => {
    const peer = await come('under-way');
    const bytes = Buffer.from(`one\nnumber é${number}\ntwo\n`);
    // The signal comes in the middle of a character.
    const cut = bytes.indexOf('é') + 1;
    await peer.sendApart(bytes.subarray(0, cut), true);
    await peer.expectLine('ONE');
    return { peer, after: () => peer.asks(bytes.subarray(cut), `NUMBER É${number}`, 'TWO') };
  });
  const peer = await come('asks-again');
  await peer.asks('first\n', 'FIRST');
  const after = async () => {
    await setTimeout(trial.pauseMs);
    await peer.asks('last\n', 'LAST');
  };
  return [...(await Promise.all(halves)), silent, late, half, { peer, after }];
}

/** It has sent more than the program can answer, and reads only after the signal. */
function flood(peer: Peer, lines = much): Client {
  const sending = meanwhile(peer.send(`${line}\n`.repeat(lines)));
  const after = async () => {
    for (let n = 0; n < lines; n += 1) await peer.expectLine(line.toUpperCase());
    await sending;
  };
  return { peer, after };
}

/** No client must have lost its connection before leaving. */
async function serves({ peer, after }: Client): Promise<void> {
  try {
    await after();
    await peer.leave();
  } catch (failure) {
    throw isLoss(failure) ? new VerdictError('cut-off', { peer: peer.name }) : failure;
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
    if (ms > trial.slack()) throw new VerdictError('still-accepts', { peer: 'latecomer', ms });
    await setTimeout(5);
  }
}

/** Nothing more keeps it from ending. */
async function endsNow(trial: Trial, program: Program, peer: PeerName): Promise<void> {
  if (!(await trial.inTime(program.exited, 0, 1_500))) {
    throw new VerdictError('outlived-clients', { peer, seconds: 1.5 });
  }
  await expectExit(trial, peer, 0, program);
}

/** Whoever was there has left before the signal. */
async function nobodyThere(trial: Trial, program: Program): Promise<void> {
  await polite(trial, await trial.listening(program));
  void program.stop(longGrace);
  await endsNow(trial, program, 'polite');
}

/** With a GRACE of 0, no client keeps it from ending. */
async function noGrace(trial: Trial, program: Program): Promise<void> {
  const peer = await trial.connect('lingers', await trial.listening(program));
  await peer.asks('hello\n', 'HELLO');
  const begin = performance.now();
  void program.stop(longGrace);
  void meanwhile(peer.remains());
  if (!(await trial.inTime(program.exited, 0, 1_500))) {
    const ms = Math.round(performance.now() - begin);
    throw new VerdictError('too-late', { peer: 'lingers', ms, limit: 0 });
  }
  await expectExit(trial, 'lingers', 0, program);
}

/** Clients that are silent, stop in a line, do not read, after their FIN either, or talk on and on: GRACE ends them all. */
async function staysTooLong(trial: Trial, program: Program): Promise<void> {
  const place = await trial.listening(program);
  const come = () => trial.connect('lingers', place);
  const [talks, half, floods, silent] = [await come(), await come(), await come(), await come()];
  const ended = await come();
  await half.sendApart('number ', true);
  flood(floods);
  flood(ended, tooMuch);
  ended.end();
  // The program knows all of them: it has answered one that came later.
  await polite(trial, place);
  const now = () => Date.now() - trial.startedAt;
  const begin = now();
  void program.stop(longGrace);
  const talking = setInterval(() => void meanwhile(talks.send('more\n')), 100);
  trial.atEnd(() => clearInterval(talking));
  void meanwhile(talks.remains());
  const exit = await trial.inTime(program.exited, grace);
  clearInterval(talking);
  const ports = [talks, half, floods, silent].map(({ port }) => port);
  const left = program.events.find(
    (event) => event.t >= begin && leaves(event) && ports.includes(event.remote?.port ?? 0),
  );
  const ms = (program.overAt ?? now()) - begin;
  if (!exit) {
    throw new VerdictError('too-late', { peer: 'lingers', ms: Math.round(ms), limit: grace });
  }
  await expectExit(trial, 'lingers', 0, program);
  const visit = { program, peer: 'lingers', port: left?.remote?.port ?? talks.port } as const;
  // The first of them may not leave before, and after the last one the program ends.
  const first = left ? left.t - begin : ms;
  const told = first < grace ? first : ms;
  expectBand(trial, visit, { limit: grace, ms: told, least: first, most: ms });
}
