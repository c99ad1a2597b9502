import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import type { Exploration } from './explore.ts';
import type { Model } from './owed.ts';
import { type ClientModel, failureOf, firstScene } from './reactions.ts';

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

/**
 * The same for a client: each server is met by a program of its own. The learner soon hears of the first;
 * the others are met in the step that this returns, and what else takes time can begin before it.
 */
export async function meetsServers(trial: Trial, model: ClientModel): Promise<() => Promise<void>> {
  const first = firstScene(model);
  await trial.step('model-server', async () => {
    const failure = await failureOf(trial, first, model);
    if (!failure) return;
    const { shortest } = await import('./servers.ts');
    throw await shortest(trial, model, first, failure);
  });
  return () =>
    trial.step('model-servers', async () => {
      const { meetsOthers } = await import('./servers.ts');
      await meetsOthers(trial, model);
    });
}
