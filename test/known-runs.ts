import { readdirSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { codeIn, hashOf } from '../lib/authoring/proof-cache.ts';
import type { Language } from '../lib/base/i18n.ts';
import type { Lesson } from '../lib/course/lesson.ts';
import { loadRecording } from '../lib/wire/recording.ts';

/** What runs and compares the programs, and what they import. */
const rooms = ['sockets', 'base', 'wire', 'run'].map((room) => `lib/${room}/`);
const files = ['lib/say.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];

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
  const at = (path: string): URL => new URL(path, root);
  const house = hashOf([
    ...rooms.flatMap((room) => codeIn(at(room))),
    ...files.map((path) => readFileSync(at(path))),
    ...wordsIn(at('locales/')),
    ...[process.version, process.platform, process.arch, release()],
  ]);
  return ({ folder, manifest }, programs, language) =>
    hashOf([
      house,
      ...codeIn(new URL('examples/', folder)),
      JSON.stringify(manifest),
      JSON.stringify(loadRecording(folder, programs, language)),
    ]);
}

/** Every word that a program may say, in both languages. */
function wordsIn(folder: URL): (string | Uint8Array)[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => [name, readFileSync(new URL(name.replaceAll('\\', '/'), folder))]);
}
