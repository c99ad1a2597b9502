import { expect, test } from 'vitest';
import { suits, systemsFrom } from '../../../lib/workshop/bundle/systems.ts';

test.each([
  [{}, ['linux-x64', 'linux-x64-musl', 'darwin-arm64', 'win32-x64']],
  [{ os: ['linux'], cpu: ['x64'] }, ['linux-x64', 'linux-x64-musl']],
  [{ os: ['linux'], cpu: ['x64'], libc: ['glibc'] }, ['linux-x64']],
  [{ os: ['linux'], cpu: ['x64'], libc: ['musl'] }, ['linux-x64-musl']],
  [{ os: ['darwin'] }, ['darwin-arm64']],
  [{ os: ['!win32'] }, ['linux-x64', 'linux-x64-musl', 'darwin-arm64']],
  [{ cpu: ['!arm64'] }, ['linux-x64', 'linux-x64-musl', 'win32-x64']],
  [{ cpu: ['wasm32'] }, []],
])('a package for %j suits %j', (machines, systems) => {
  const all = ['linux-x64', 'linux-x64-musl', 'darwin-arm64', 'win32-x64'];
  expect(all.filter((system) => suits(machines, system))).toEqual(systems);
});

test('systems are a list of known names', () => {
  expect(systemsFrom('linux-x64, win32-x64,linux-x64')).toEqual(['linux-x64', 'win32-x64']);
  expect(() => systemsFrom('linux-x64,mac')).toThrow('system-unknown');
  expect(() => systemsFrom('darwin-arm')).toThrow('"nearest":"darwin-arm64"');
  expect(() => systemsFrom('')).toThrow('system-unknown');
});
