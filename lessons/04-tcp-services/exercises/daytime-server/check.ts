import { setImmediate } from 'node:timers/promises';
import {
  check,
  type Peer,
  type PeerName,
  type Program,
  quoted,
  resetAtConnect,
  silent,
  type Trial,
  VerdictError,
} from '#lab';

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Milliseconds by which two readings of one clock may differ. */
const slack = 5;
/** Milliseconds after which a program that has not closed never will. */
const patience = 2_000;

export default check(async (trial) => {
  const program = trial.startServer();
  await trial.step('listens', () => trial.listening());
  await trial.step('tells-time', async () => {
    for (const name of ['polite', 'polite', 'half-close'] as const) {
      await asks(trial, program, name);
    }
  });
  await trial.step('throws-away', () => talks(trial, program));
  await trial.step('rude-clients', async () => {
    await resetAtConnect(trial);
    const peer = await trial.connect('reset-mid-write');
    await peer.some();
    await peer.reset();
    const talker = await trial.connect('reset-mid-read');
    await talker.send('What ti');
    await talker.reset();
  });
  await trial.step('side-by-side', async () => {
    await silent(trial);
    await asks(trial, program, 'behind-silent');
    // None of them says goodbye before all have the time.
    await Promise.all(
      Array.from({ length: 50 }, () => told(trial, 'crowd')),
    );
  });
  await trial.step('still-serves', () =>
    asks(trial, program, 'polite'),
  );
});

/** It hears the time, and both say goodbye, the client first or last. */
async function asks(
  trial: Trial,
  program: Program,
  name: PeerName,
): Promise<void> {
  const peer = await told(trial, name, (peer) => {
    if (name === 'half-close') peer.end();
  });
  if (name !== 'half-close') peer.end();
  await closed(trial, program, peer);
}

/** A client that gets the time, and then the end. */
async function told(
  trial: Trial,
  name: PeerName,
  before?: (peer: Peer) => unknown,
): Promise<Peer> {
  const from = Date.now() - slack;
  const peer = await trial.connect(name);
  await before?.(peer);
  const line = await peer.line();
  const to = Date.now() + slack;
  await peer.expectEnd();
  const time = iso.test(line) ? Date.parse(line) : Number.NaN;
  if (time >= from && time <= to) return peer;
  throw new VerdictError('not-the-time', {
    peer: name,
    got: quoted(line),
    expected: quoted(new Date(to).toISOString()),
  });
}

/** It speaks before it listens, and again after the time. */
async function talks(trial: Trial, program: Program): Promise<void> {
  const peer = await told(trial, 'talkative', (peer) =>
    peer.sendApart('What time is it?\r\n'.repeat(1_000)),
  );
  await peer.sendApart('Thank you.\r\n');
  // A closed socket answers bytes with RST, sooner or later.
  while (isClosed(program, peer)) {
    await peer.send('Hello?\r\n');
    await setImmediate();
  }
  peer.end();
  await closed(trial, program, peer);
}

function isClosed({ events }: Program, { port }: Peer): boolean {
  return events.some(
    ({ kind, remote }) => kind === 'close' && remote?.port === port,
  );
}

/** Both have said FIN: nothing may be left of the connection. */
async function closed(
  trial: Trial,
  program: Program,
  { name, port }: Peer,
): Promise<void> {
  const left = trial.overdue(0, patience).then(() => null);
  const close = program.event(
    ({ kind, remote }) => kind === 'close' && remote?.port === port,
  );
  if (await trial.wait(name, Promise.race([close, left]))) return;
  throw new VerdictError('left-open', { peer: name });
}
