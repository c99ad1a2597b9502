import {
  check,
  eachLine,
  explore,
  type Model,
  neverReads,
  readsLate,
  resetMidWrite,
  type Talk,
} from '#lab';

const model: Model = {
  says: { of: 'lines' },
  owes: eachLine((line) => line.toUpperCase()),
};

const hello: Talk = { send: 'hello\n', answer: 'HELLO\n' };

/** A hundred lines of four thousand characters each. */
const much = [...Array(100).keys()]
  .map((number) => `line ${number}, `.repeat(400))
  .join('\n')
  .concat('\n');
const flood: Talk = { send: much, answer: much.toUpperCase() };

export default check(async (trial) => {
  const program = await explore(trial, model);
  await trial.step('rude-clients', async () => {
    const times = Array.from({ length: 5 });
    await Promise.all(times.map(() => neverReads(trial, much)));
    await Promise.all(times.map(() => resetMidWrite(trial, much)));
  });
  await trial.step('holds-back', () => readsLate(trial, program, [flood, flood], hello));
});
