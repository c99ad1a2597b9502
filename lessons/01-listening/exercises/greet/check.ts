import { check, explore, greeting, resetMidWrite } from '#lab';

export default check(async (trial) => {
  const program = trial.startServer();
  await trial.step('listens', () => trial.listening());
  await explore(trial, program, greeting, { defaults: true });
  await trial.step('rude-clients', () => resetMidWrite(trial, ''));
});
