import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { makeBundle } from '../../../lib/workshop/bundle/bundle.ts';
import { npmIn } from '../../../scripts/workshop/npm-in.ts';
import { emptyFolder } from '../../empty-folder.ts';
import { workshop } from '../workshop-command.ts';
import { type Published, packAll, serveRegistry } from './registry.ts';

const published: Record<string, Published> = {
  everywhere: { version: '1.2.3' },
  'for-mac': { version: '2.0.0', os: ['darwin'] },
  'for-windows': { version: '2.0.0', os: ['win32'] },
};

/** npm as for a person who has never used it, and has set nothing. */
const unset = Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name));
const env = {
  ...Object.fromEntries(unset),
  ...{ HOME: emptyFolder(), npm_config_cache: emptyFolder() },
};
const packed = await packAll(published, npmIn(emptyFolder(), env));
const integrityOf = (name: string): string => packed.get(name)?.integrity ?? '';

function put(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A workbook that needs these packages, some of them only on its own system. */
function workbook(integrity = integrityOf): string {
  const root = emptyFolder();
  const { everywhere: _, ...others } = published;
  const versions = (some: typeof published) =>
    Object.fromEntries(Object.entries(some).map(([name, { version }]) => [name, version]));
  const manifest = {
    ...{ name: 'workbook', version: '1.0.0' },
    dependencies: { everywhere: '1.2.3' },
    optionalDependencies: versions(others),
  };
  const locked = Object.entries(published).map(([name, about]) => [
    `node_modules/${name}`,
    { ...about, integrity: integrity(name), ...(about.os && { optional: true }) },
  ]);
  const packages = { '': manifest, ...Object.fromEntries(locked) };
  put(root, {
    'package.json': JSON.stringify(manifest),
    'package-lock.json': JSON.stringify({ lockfileVersion: 3, requires: true, packages }),
    'lib/site/page.ts': 'export {};\n',
    'site/index.html': 'built',
    'work/mine.ts': 'my answer',
    'node_modules/everywhere/index.js': 'installed',
  });
  return root;
}

test('a bundle installs itself from its own packages, with no registry and nothing in a cache', async () => {
  const registry = await serveRegistry(packed);
  const root = workbook();
  const told: number[][] = [];
  const out = join(emptyFolder(), 'made', 'bundle.tgz');
  await makeBundle({
    ...{ root, out, systems: ['linux-x64', 'win32-x64'] },
    npm: npmIn(root, { ...env, npm_config_registry: registry.url }),
    told: (...counts) => told.push(counts),
  });
  await registry.close();
  expect(told).toEqual([[0, 2]]);
  expect(readdirSync(dirname(out))).toEqual(['bundle.tgz']);

  const place = emptyFolder();
  execFileSync('tar', ['-xzf', out, '-C', place]);
  const bundle = join(place, 'socket-workbook');
  expect(readdirSync(bundle).sort()).toEqual(
    ['.npmrc', 'lib', 'package-lock.json', 'package.json', 'packages'].sort(),
  );
  expect(readdirSync(join(bundle, 'packages')).sort()).toEqual([
    'everywhere-1.2.3.tgz',
    'for-windows-2.0.0.tgz',
  ]);
  const alone = { ...env, npm_config_registry: registry.url, npm_config_cache: emptyFolder() };
  await npmIn(bundle, alone)(['ci']);
  const said = execFileSync(process.execPath, ['-p', 'require("everywhere")'], { cwd: bundle });
  expect(String(said)).toBe('everywhere\n');
  expect(existsSync(join(bundle, 'node_modules/for-windows'))).toBe(process.platform === 'win32');
});

test('a bundle can be a folder, but never replaces one', async () => {
  const registry = await serveRegistry(packed);
  const root = workbook();
  const npmHere = npmIn(root, { ...env, npm_config_registry: registry.url });
  const options = { root, systems: ['darwin-arm64'], npm: npmHere, told: () => {} };
  const out = join(emptyFolder(), 'folder');
  const size = await makeBundle({ ...options, out });
  expect(size).toBeGreaterThan(500);
  expect(readdirSync(join(out, 'packages'))).toHaveLength(2);
  const made = { ...options, out };
  await expect(makeBundle(made)).rejects.toThrow('bundle-exists');
});

test('a package that is not the one that is locked goes into no bundle', async () => {
  const registry = await serveRegistry(packed);
  const root = workbook(() => `sha512-${'A'.repeat(86)}==`);
  const npmHere = npmIn(root, { ...env, npm_config_registry: registry.url });
  const place = emptyFolder();
  const options = { root, systems: ['linux-x64'], npm: npmHere, told: () => {} };
  const made = makeBundle({ ...options, out: join(place, 'bundle.tgz') });
  await expect(made).rejects.toThrow('package-other');
  expect(readdirSync(place)).toEqual([]);
});

test('a registry that cannot be reached is said in one line', async () => {
  const closed = await serveRegistry(packed);
  await closed.close();
  const place = emptyFolder();
  const { code, out, err } = await workshop(
    ['bundle', '--out', join(place, 'bundle.tgz'), '--systems', 'linux-x64'],
    { ...env, npm_config_registry: closed.url, npm_config_fetch_retries: '0' },
  );
  expect(err).toMatch(/^npm could not fetch the packages: [^\n]+\n$/);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(readdirSync(place)).toEqual([]);
});

test.each([
  ['mac', 'There is no system “mac” here. Systems: linux-x64'],
  ['darwin-arm', 'There is no system “darwin-arm” here. Did you mean darwin-arm64?'],
])('--systems %s: %s', async (systems, line) => {
  const { code, err } = await workshop(['bundle', '--systems', systems]);
  expect(err).toContain(line);
  expect(code).toBe(2);
});
