import { runScript } from '../../scripts/command/command.ts';
import type { ScriptName } from '../../scripts/command/help.ts';
import { inProcess, type Outcome } from '../outcome.ts';

/** Every script by its name. */
export const scripts = {
  bench: async () => (await import('../../scripts/bench.ts')).bench,
  docs: async () => (await import('../../scripts/docs.ts')).docs,
  import: async () => (await import('../../scripts/import.ts')).importing,
  'new-lesson': async () => (await import('../../scripts/new-lesson.ts')).newLesson,
  nodes: async () => (await import('../../scripts/nodes.ts')).nodes,
  picture: async () => (await import('../../scripts/picture.ts')).picture,
  record: async () => (await import('../../scripts/record.ts')).record,
  translate: async () => (await import('../../scripts/translate.ts')).translate,
  validate: async () => (await import('../../scripts/validate.ts')).validate,
} satisfies Record<ScriptName, unknown>;

/** Runs one of the repository's scripts, and waits for its end. */
export async function command(
  name: ScriptName,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const script = await scripts[name]();
  return inProcess(args, { ...process.env, ...env }, (io) => runScript(name, script, io));
}
