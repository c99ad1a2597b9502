import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { repository } from '../lib/course/catalogue.ts';
import { emptyFolder } from './empty-folder.ts';
import { runKeys } from './known-runs.ts';

const recording = 'lessons/01-listening/recordings/first-listener+first-client.fr.json';

/** A copy of what the runs of the first lesson depend on, and the key of one of them there. */
function copied() {
  const root = pathToFileURL(`${emptyFolder()}/`);
  const packages = ['package.json', 'package-lock.json', 'tsconfig.json'];
  for (const path of ['lib', 'locales', 'lessons/01-listening', ...packages]) {
    cpSync(new URL(path, repository), new URL(path, root), { recursive: true });
  }
  const folder = new URL('lessons/01-listening/', root);
  const key = (requires = {}): string =>
    runKeys(root)({ folder, manifest: { requires } as never }, programs, 'fr');
  return { root, key };
}
const programs = ['first-listener', 'first-client'];

/** A recording is compared as a value, everything else as text. */
function change(file: URL): void {
  if (!file.pathname.includes('/recordings/')) appendFileSync(file, ' ');
  else writeFileSync(file, readFileSync(file, 'utf8').replace('"out"', '"err"'));
}

test('a run is known only as long as nothing that decides it has changed', () => {
  const { root, key } = copied();
  const keys = new Set([key()]);
  expect(keys).toContain(key());
  const changes = [
    ...['first-listener', 'first-client'].map((name) => `lessons/01-listening/examples/${name}.ts`),
    ...['lib/sockets/tcp-client.ts', 'lib/say.ts', 'lib/base/i18n.ts'],
    ...['lib/run/run.ts', 'lib/run/preload.ts', 'lib/run/watchdog.mjs', 'lib/wire/compare.ts'],
    ...['lib/sockets/inbox.ts', 'lib/base/failures.ts'],
    ...['locales/fr/01-listening.json', 'locales/en/failures.json', recording],
    ...['package-lock.json', 'package.json', 'tsconfig.json'],
  ];
  for (const path of changes) {
    change(new URL(path, root));
    const changed = key();
    expect(keys, path).not.toContain(changed);
    keys.add(changed);
  }
  const last = key();
  change(new URL('lib/site/build.ts', root));
  expect(key(), 'what no program loads').toBe(last);
  writeFileSync(new URL('lessons/01-listening/examples/new.ts', root), '');
  expect(keys).not.toContain(key());
  expect(key()).not.toBe(key({ 'first-client': ['ipv6'] }));
});
