import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import type { Exploration } from './explore.ts';
import type { Model } from './owed.ts';
import type { ClientModel } from './reactions.ts';

// fast-check takes a moment to load: a check has told its first steps by then.

/**
 * Plays conversations against a server until the model is satisfied, kind by kind. Unless it is given
 * one, it starts the program, which has to listen first.
 */
export async function explore(
  trial: Trial,
  model: Model,
  { program = trial.startServer(), ...more }: Exploration & { program?: Program } = {},
): Promise<Program> {
  const isKnown = more.briefly || trial.steps.some(({ id }) => id === 'listens');
  if (!isKnown) await trial.step('listens', () => trial.listening(program));
  const { explore } = await import('./explore.ts');
  await explore(trial, program, model, more);
  return program;
}

/** The same for a client, in one step: a program meets each of the servers. */
export async function meetsServers(trial: Trial, model: ClientModel): Promise<void> {
  await trial.step('model-servers', async () => {
    const { meetsServers } = await import('./servers.ts');
    await meetsServers(trial, model);
  });
}
