import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import {
  check,
  type Peer,
  type Place,
  type Program,
  type Trial,
  VerdictError,
} from '#lab';

/** Milliseconds that the end of a program takes at most. */
const slack = 1_500;
/** More than any check lasts: a program must not wait for it. */
const longGrace = 30_000;
const shortGrace = 300;

export default check(async (trial) => {
  const program = trial.startServer({ GRACE: `${longGrace}` });
  const other = trial.startServer({ GRACE: `${shortGrace}` });
  const place = await listens(trial, program);
  await trial.step('answers', () => polite(trial, place));

  // Both at once, for both take time; judged one after the other.
  const overtime = staysTooLong(trial, other);
  overtime.catch(() => {});
  const clients = await underWay(trial, place);
  void program.stop(longGrace);
  await trial.step('stops-listening', () => refused(trial, place));
  await trial.step('finishes', () =>
    Promise.all(clients.map((client) => serves(client))),
  );
  await trial.step('ends-when-done', () =>
    trial.expectExit('asks-again', 0, program),
  );
  await trial.step('ends-after-grace', () => overtime);
});

async function listens(trial: Trial, program: Program): Promise<Place> {
  let place: Place | undefined;
  await trial.step('listens', async () => {
    place = await trial.listening(program);
  });
  if (!place) throw new Error('a step that is over');
  return place;
}

async function polite(trial: Trial, place: Place): Promise<void> {
  const peer = await trial.connect('polite', place);
  await peer.send('hello\r\nand bye\n');
  await peer.expectLine('HELLO');
  await peer.expectLine('AND BYE');
  peer.end();
  await peer.expectEnd();
}

/** A client that is connected when the signal comes, and what it does after it. */
type Client = { peer: Peer; after: () => Promise<void> };

async function underWay(trial: Trial, place: Place): Promise<Client[]> {
  const halves = Array.from({ length: 20 }, async (_, number) => {
    const peer = await trial.connect('under-way', place);
    await peer.sendAndSee('one\nnumber ');
    await peer.expectLine('ONE');
    const after = async () => {
      await peer.send(`${number}\ntwo\n`);
      await peer.expectLine(`NUMBER ${number}`);
      await peer.expectLine('TWO');
    };
    return { peer, after };
  });
  return Promise.all([
    ...halves,
    floods(trial, place),
    asksAgain(trial, place),
  ]);
}

/** It has sent more than the program can answer, and reads only after the signal. */
async function floods(trial: Trial, place: Place): Promise<Client> {
  const peer = await trial.connect('reads-late', place);
  const count = 3_000;
  const line = 'x'.repeat(1_000);
  const sending = peer.send(`${line}\n`.repeat(count));
  sending.catch(() => {});
  const after = async () => {
    const wanted = line.toUpperCase();
    for (let n = 0; n < count; n += 1) await peer.expectLine(wanted);
    await sending;
  };
  return { peer, after };
}

/** It has a grace period of half a minute, and takes a second of it. */
async function asksAgain(trial: Trial, place: Place): Promise<Client> {
  const peer = await trial.connect('asks-again', place);
  await peer.sendAndSee('first\n');
  await peer.expectLine('FIRST');
  const after = async () => {
    await setTimeout(1_200);
    await peer.send('last\n');
    await peer.expectLine('LAST');
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
    const losses = [
      'closed-too-soon',
      'no-line-end',
      'reset-by-program',
    ];
    if (!(failure instanceof VerdictError)) throw failure;
    if (!losses.includes(failure.verdict.id)) throw failure;
    throw new VerdictError('cut-off', { peer: peer.name });
  }
}

/** Comes again and again until nobody is listening. */
async function refused(
  trial: Trial,
  { address, port }: Place,
): Promise<void> {
  const begin = performance.now();
  for (;;) {
    const socket = connect({ host: address, port });
    const accepted = await once(socket, 'connect').catch(() => null);
    socket.on('error', () => {}).destroy();
    if (!accepted) return;
    const ms = Math.round(performance.now() - begin);
    if (ms > trial.slack(slack)) {
      throw new VerdictError('still-accepts', {
        peer: 'latecomer',
        ms,
      });
    }
    await setTimeout(5);
  }
}

/** Clients that are silent, stop in the middle of a line, or do not read: GRACE ends them all. */
async function staysTooLong(
  trial: Trial,
  program: Program,
): Promise<void> {
  const place = await trial.listening(program);
  for (const beginning of ['', '', 'number ']) {
    const peer = await trial.connect('lingers', place);
    if (beginning) await peer.sendAndSee(beginning);
  }
  await floods(trial, place);
  // The program knows all of them: it has answered one that came later.
  await polite(trial, place);
  void program.stop(longGrace);
  const begin = performance.now();
  const late = trial.overdue(shortGrace, slack).then(() => null);
  const time = trial.over.catch(() => null);
  const exit = await Promise.race([program.exited, late, time]);
  if (!exit) {
    const ms = Math.round(performance.now() - begin);
    const limit = shortGrace;
    throw new VerdictError('too-late', { peer: 'lingers', ms, limit });
  }
  await trial.expectExit('lingers', 0, program);
}
