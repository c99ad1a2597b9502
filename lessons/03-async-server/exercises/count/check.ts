import { answerLine, check, explore, type Model, resetMidRead } from '#lab';

const model: Model = {
  says: { of: 'bytes' },
  owes: ({ length }, fin) => (fin ? { hear: answerLine(`${length}`), ends: 'fin' } : { hear: [] }),
};

export default check(async (trial) => {
  await explore(trial, model);
  await trial.step('rude-clients', async () => {
    await resetMidRead(trial, 'hel');
    const peer = await trial.connect('reset-after-fin');
    await peer.send('hello');
    peer.end();
    await peer.reset();
  });
  await trial.step('ten-mebibytes-counted', async () => {
    const peer = await trial.connect('big');
    await peer.send(Buffer.alloc(10 * 1024 * 1024, 'x'));
    peer.end();
    await peer.expectLine(`${10 * 1024 * 1024}`);
    await peer.expectEnd();
  });
});
