import { check, clockError, explore, type Model, resetMidWrite } from '#lab';

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const model: Model = {
  // It throws away as much as they like to say.
  says: { of: 'bytes', most: 80 * 1_024 },
  keepsNothing: true,
  owes: (_sent, _fin, since) => ({
    hear: [
      {
        fits: (line) =>
          iso.test(line) &&
          Date.parse(line) >= since - clockError &&
          Date.parse(line) <= Date.now() + clockError,
        example: new Date().toISOString(),
      },
    ],
    ends: 'fin',
    mayTalk: 1_000,
  }),
};

export default check(async (trial) => {
  // Midnight here is not midnight in UTC.
  const program = trial.startServer({ TZ: 'Asia/Kolkata' });
  await explore(trial, model, { program });
  await trial.step('rude-clients', () => resetMidWrite(trial, ''));
});
