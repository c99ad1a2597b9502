import { type ClientModel, check, heedsLimit, meetsServers } from '#lab';

const model: ClientModel = {
  says: { of: 'bytes' },
  always: ['one\ntwo\n', '', Buffer.alloc(1024 * 1024, 'much ')],
  ends: ['fin'],
  env: () => ({ DEADLINE: '60000' }),
  owes: ({ length }) => ({ code: 0, leaves: true, reads: length }),
};

export default check(async (trial) => {
  const meetsOthers = await meetsServers(trial, model);
  const limit = await heedsLimit(trial, {
    variable: 'DEADLINE',
    code: 12,
    answer: ['one\n', 'two\n'],
    connecting: true,
    goesOn: true,
    ended: true,
  });
  await meetsOthers();
  await limit();
});
