import {
  byteByByte,
  check,
  halfClose,
  neverReads,
  type Peer,
  polite,
  readsLate,
  resetAtConnect,
  resetMidRead,
  resetMidWrite,
  silent,
  type Talk,
  type Trial,
} from '#lab';

const hello: Talk = { send: 'hello\n', answer: 'HELLO\n' };

/** A hundred lines of four thousand characters each. */
const much = [...Array(100).keys()]
  .map((number) => `line ${number}, `.repeat(400))
  .join('\n')
  .concat('\n');
const flood: Talk = { send: much, answer: much.toUpperCase() };

export default check(async (trial) => {
  const program = trial.startServer();
  await trial.step('listens', () => trial.listening());
  await trial.step('answers', async () => {
    await polite(trial, hello);
    await patient(await trial.connect('polite'), 0);
  });
  await trial.step('among-rude', () => amongRude(trial));
  await trial.step('holds-back', () =>
    readsLate(trial, program, flood, { talk: hello, count: 2 }),
  );
  await trial.step('still-serves', () => polite(trial, hello));
});

/** Fifty rude clients and ten polite ones, all at the same time. */
async function amongRude(trial: Trial): Promise<void> {
  await Promise.all(times(5, () => silent(trial)));
  const rude = [
    ...times(8, () => resetAtConnect(trial)),
    ...times(8, () => resetMidRead(trial, 'hello\nhel')),
    ...times(8, () => resetMidWrite(trial, much)),
    ...times(8, () => halfClose(trial, hello)),
    ...times(8, () => byteByByte(trial, hello)),
    ...times(5, () => neverReads(trial, much)),
  ];
  const others = times(10, async (number) =>
    patient(await trial.connect('among-rude'), number),
  );
  await Promise.all([...rude, ...others]);
}

/** Waits for each answer before it goes on. */
async function patient(peer: Peer, number: number): Promise<void> {
  for (const word of ['Good morning', 'and', 'good night']) {
    await peer.sendApart(`${word} from `);
    await peer.send(`number ${number}.\n`);
    await peer.expect(`${word} from number ${number}.\n`.toUpperCase());
  }
  peer.end();
  await peer.expectEnd();
}

function times<T>(
  count: number,
  work: (number: number) => Promise<T>,
): Promise<T>[] {
  return Array.from({ length: count }, (_, index) => work(index + 1));
}
