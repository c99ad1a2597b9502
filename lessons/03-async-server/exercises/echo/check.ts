import {
  big,
  byteByByte,
  check,
  crowd,
  halfClose,
  hear,
  polite,
  readsLate,
  resetAtConnect,
  resetMidRead,
  resetMidWrite,
  silent,
  type Talk,
} from '#lab';

const hello: Talk = { send: 'hello', answer: 'hello' };

// Every value a byte can have: half of them are not text.
const values = Uint8Array.from({ length: 256 }, (_, value) => value);
const bytes: Talk = { send: values, answer: values };

const numbers = [...Array(20_000).keys()].join(' ');
const flood: Talk = { send: numbers, answer: numbers };

export default check(async (trial) => {
  const program = trial.startServer();
  await trial.step('listens', () => trial.listening());
  await trial.step('answers', async () => {
    await polite(trial, hello);
    await polite(trial, bytes);
  });
  await trial.step('at-once', () => byteByByte(trial, hello));
  await trial.step('after-fin', () => halfClose(trial, hello));
  await trial.step('rude-clients', async () => {
    await resetAtConnect(trial);
    await resetMidRead(trial, 'hel');
    await resetMidWrite(trial, 'x'.repeat(1_000_000));
  });
  await trial.step('side-by-side', async () => {
    await silent(trial);
    const next = await trial.connect('behind-silent');
    await next.send(hello.send);
    await hear(next, hello);
    await crowd(trial, (number) => ({
      send: `client ${number}`,
      answer: `client ${number}`,
    }));
  });
  await trial.step('ten-mebibytes', () => big(trial, (sent) => sent));
  await trial.step('holds-back', () =>
    readsLate(trial, program, flood, { talk: hello }),
  );
  await trial.step('still-serves', () => polite(trial, hello));
});
