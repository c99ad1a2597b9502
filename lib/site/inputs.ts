import { readdirSync, readFileSync, statSync } from 'node:fs';
import { hashOf } from '../base/cache-file.ts';
import { repository } from '../course/catalogue.ts';

/** Everything that a page may show, or that draws it. */
const sources = [
  ...['lib/', 'lessons/', 'locales/'],
  ...['package.json', 'node_modules/.package-lock.json', 'tsconfig.json', 'LICENSE'],
];

/** The size and time of a file, or of each file in a folder, by path. */
export type Traces = [path: string, size: number, time: number][];

/** Changes if a build could have another result: another file, option, Node or commit. */
export function inputsKey(lessons: URL, options: unknown): string {
  const places = [lessons, ...sources.map((name) => new URL(name, repository))];
  const traces = places.map((place) => [place.href, tracesOf(place)]);
  return hashOf(JSON.stringify([traces, options, process.version, commit()]));
}

export function tracesOf(place: URL): Traces {
  if (!place.href.endsWith('/')) return traceOf(place, '');
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => `${parentPath.replace(/[/\\]$/, '')}/${name}`)
    .sort()
    .flatMap((path) => traceOf(path, path));
}

function traceOf(file: URL | string, path: string): Traces {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? [[path, found.size, found.mtimeMs]] : [];
}

/** Pages say when their lesson was last changed, and only git knows. */
function commit(): string {
  try {
    const head = readFileSync(new URL('.git/HEAD', repository), 'utf8').trim();
    const [, ref] = /^ref: (.+)$/.exec(head) ?? [];
    const refs = ref === undefined ? [] : [`.git/${ref}`, '.git/packed-refs', '.git/shallow'];
    return JSON.stringify([head, refs.map((name) => traceOf(new URL(name, repository), name))]);
  } catch {
    return '';
  }
}
