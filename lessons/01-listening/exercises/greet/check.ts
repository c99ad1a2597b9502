import { check, explore, greeting, resetMidWrite } from '#lab';

export default check(async (trial) => {
  await explore(trial, greeting);
  await trial.step('rude-clients', () => resetMidWrite(trial, ''));
});
