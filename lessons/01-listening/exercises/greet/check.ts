import { setImmediate } from 'node:timers/promises';
import {
  check,
  listensAt,
  otherLoopback,
  type Peer,
  type Program,
  resetAtConnect,
  silent,
  type Trial,
} from '#lab';

export default check(async (trial) => {
  const address = await otherLoopback();
  let program: Program | undefined;
  await trial.step('listens', async () => {
    program = await listensAt(trial, address);
  });
  await trial.step('greets', async () => {
    for (const _ of [1, 2, 3]) {
      await goodbye(await trial.connect('polite'));
    }
  });
  await trial.step('after-fin', async () => {
    const peer = await trial.connect('half-close');
    peer.end();
    await greeted(peer);
  });
  await trial.step('talks-first', () => talksFirst(trial, program));
  await trial.step('rude-clients', async () => {
    await resetAtConnect(trial);
    const peer = await trial.connect('reset-mid-write');
    await peer.some();
    await peer.reset();
  });
  await trial.step('side-by-side', async () => {
    await silent(trial);
    await goodbye(await trial.connect('behind-silent'));
    // No client says goodbye until all have been greeted.
    await Promise.all(
      Array.from({ length: 50 }, async () =>
        greeted(await trial.connect('crowd')),
      ),
    );
  });
  await trial.step('still-serves', async () => {
    await goodbye(await trial.connect('polite'));
  });
});

async function greeted(peer: Peer): Promise<void> {
  await peer.line();
  await peer.expectEnd();
}

async function goodbye(peer: Peer): Promise<void> {
  await greeted(peer);
  peer.end();
}

async function talksFirst(
  trial: Trial,
  program: Program | undefined,
): Promise<void> {
  const peer = await trial.connect('talks-first');
  await peer.sendApart('Is anybody there?\r\n');
  await greeted(peer);
  await peer.sendApart('Thank you.\r\n');
  const closed = program?.events.some(
    ({ kind, remote }) =>
      kind === 'close' && remote?.port === peer.port,
  );
  // A closed socket answers bytes with RST, sooner or later.
  while (closed) {
    await peer.send('Hello?\r\n');
    await setImmediate();
  }
  peer.end();
}
