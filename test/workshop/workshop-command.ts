import { pathToFileURL } from 'node:url';
import { ownFolders } from '../../scripts/lesson/lesson.ts';
import { runWorkshop } from '../../scripts/workshop/workshop.ts';
import { emptyFolder } from '../empty-folder.ts';
import { inProcess, type Outcome } from '../outcome.ts';

/** What `npm run workshop -- ARGS` prints, run in this process with a `work/` of its own. */
export function workshop(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  work = emptyFolder(),
): Promise<Outcome> {
  const folders = { ...ownFolders, work: pathToFileURL(`${work}/`) };
  return inProcess(args, { ...process.env, ...env }, (io) => runWorkshop(folders, io));
}
