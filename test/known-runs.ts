import { readdirSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { codeIn, hashOfAll } from '../lib/authoring/proof-cache.ts';
import type { Language } from '../lib/base/i18n.ts';
import type { Lesson } from '../lib/course/lesson.ts';
import { loadRecording } from '../lib/wire/recording.ts';

/** What runs and compares the programs, and what they import. */
const entryPoints = ['run/record.ts', 'run/preload.ts', 'sockets/sockets.ts', 'say.ts'];
const settings = ['package.json', 'package-lock.json', 'tsconfig.json'];

export type KeyOf = (
  lesson: Pick<Lesson, 'folder' | 'manifest'>,
  programs: readonly string[],
  language: Language,
) => string;

/**
 * A run's key in a checkout: it changes with everything that decides what the programs print and
 * send, and with what that is compared to.
 */
export function runKeys(root: URL): KeyOf {
  const house = hashOfAll([
    ...[...loadedIn(root), ...settings].flatMap((path) => [
      path,
      readFileSync(new URL(path, root)),
    ]),
    // Some of it is started by its path.
    ...codeIn(new URL('lib/run/', root)),
    ...wordsIn(new URL('locales/', root)),
    ...[process.version, process.platform, process.arch, release()],
  ]);
  return ({ folder, manifest }, programs, language) =>
    hashOfAll([
      house,
      ...codeIn(new URL('examples/', folder)),
      JSON.stringify(manifest),
      JSON.stringify(loadRecording(folder, programs, language)),
    ]);
}

/** The files of ours that are loaded in the end: `lib/run/run.ts`. */
function loadedIn(root: URL): string[] {
  const { metafile } = buildSync({
    absWorkingDir: fileURLToPath(root),
    entryPoints: entryPoints.map((path) => `lib/${path}`),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: 'unused',
    metafile: true,
    write: false,
  });
  return Object.keys(metafile.inputs).sort();
}

/** Every word that a program may say, in both languages. */
function wordsIn(folder: URL): (string | Uint8Array)[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => [name, readFileSync(new URL(name.replaceAll('\\', '/'), folder))]);
}
