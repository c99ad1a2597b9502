import { big, check, explore, type Model, readsLate, resetMidWrite, type Talk } from '#lab';

const model: Model = {
  says: { of: 'bytes' },
  owes: (sent, fin) => ({
    hear: [sent],
    ends: fin ? 'fin' : undefined,
  }),
};

const hello: Talk = { send: 'hello', answer: 'hello' };
const numbers = [...Array(20_000).keys()].join(' ');
const words = numbers.replaceAll(/\d/g, 'x');
const floods: Talk[] = [numbers, words].map((text) => {
  return { send: text, answer: text };
});

export default check(async (trial) => {
  const program = await explore(trial, model);
  await trial.step('rude-clients', () => resetMidWrite(trial, 'x'.repeat(1_000_000)));
  await trial.step('holds-back', () => readsLate(trial, program, floods, hello));
  await trial.step('ten-mebibytes', () => big(trial, (sent) => sent));
});
