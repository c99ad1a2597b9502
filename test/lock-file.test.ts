import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const packages = Object.entries<{ os?: string[]; optionalDependencies?: object }>(lock.packages);

// npm leaves out what the registry did not have when the lock file was created; on the other
// systems, `npm ci` then fails or runs without its binary.
const withBinaries = packages.filter(([, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies).some((name) => /win32|windows|darwin/.test(name)),
);

test('packages with a binary for each system are known to the lock file', () => {
  const names = withBinaries.map(([name]) => name.replace('node_modules/', ''));
  expect(names).toEqual(expect.arrayContaining(['@biomejs/biome', 'esbuild', 'typescript']));
});

test.each(withBinaries)('%s: every binary it may need is locked', (_, { optionalDependencies }) => {
  const wanted = Object.keys(optionalDependencies ?? {}).filter((name) =>
    /win32|windows|darwin/.test(name),
  );
  const locked = new Set(packages.map(([name]) => name.replace(/^.*node_modules\//, '')));
  expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
});
