import { readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf } from '../../sockets/errors.ts';

/** Saving is often more than one event: this waits for the last of them. */
const settleMs = 15;
/** Where no events arrive (network drives, WSL), changes are found by polling. */
const lookMs = 1000;

/** Reports which files in some folders have changed. Returns a function that ends the watch. */
export function watchFolders(
  folders: readonly URL[],
  onChange: (paths: string[]) => void,
): () => void {
  let known = look(folders);
  const compare = (): void => {
    const now = look(folders);
    const paths = [...new Set([...known.keys(), ...now.keys()])];
    const changed = paths.filter((path) => known.get(path) !== now.get(path));
    known = now;
    if (changed.length > 0) onChange(changed);
  };
  let settling: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(settling);
    settling = setTimeout(compare, settleMs);
  };
  const watchers = folders.flatMap((folder) => {
    try {
      const watcher = watch(folder, { recursive: true }, soon);
      return [watcher.on('error', () => watcher.close())];
    } catch {
      return [];
    }
  });
  const looking = setInterval(compare, lookMs);
  return () => {
    clearTimeout(settling);
    clearInterval(looking);
    for (const watcher of watchers) watcher.close();
  };
}

/** The size and time of every file in some folders, by path. */
function look(folders: readonly URL[]): Map<string, string> {
  const paths = folders
    .map((folder) => fileURLToPath(folder))
    .flatMap((folder) => namesIn(folder).map((name) => join(folder, name)));
  return new Map(
    paths.flatMap((path): [string, string][] => {
      const found = statSync(path, { throwIfNoEntry: false });
      return found?.isFile() ? [[path, `${found.size} ${found.mtimeMs}`]] : [];
    }),
  );
}

/** None if the folder, or one in it, has just been removed. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
