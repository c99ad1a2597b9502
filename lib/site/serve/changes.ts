import { watch } from 'node:fs';
import { tracesOf } from '../inputs.ts';

/** Saving is often more than one event: the last of them is waited for. */
const settleMs = 15;
/** Where no event comes (network drives, WSL), what has changed is looked for. */
const lookMs = 1000;

/** Says which files in some folders have changed. Returns what ends the watch. */
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

function look(folders: readonly URL[]): Map<string, string> {
  const traces = folders.flatMap((folder) => tracesOf(folder));
  return new Map(traces.map(([path, size, time]) => [path, `${size} ${time}`]));
}
