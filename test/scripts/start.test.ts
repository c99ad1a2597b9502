import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import en from '../../locales/en/start.json' with { type: 'json' };
import fr from '../../locales/fr/start.json' with { type: 'json' };
import manifest from '../../package.json' with { type: 'json' };
import { emptyFolder } from '../empty-folder.ts';
import { ended } from '../outcome.ts';
import { freePort } from '../sockets/loopback.ts';

const load = createRequire(import.meta.url);
const repository = fileURLToPath(new URL('../../', import.meta.url));
const { isTooOld } = load('../../scripts/start.cjs') as { isTooOld: (version: string) => boolean };
const { missingPackages } = load('../../scripts/start/packages.cjs') as {
  missingPackages: (root: string, machine?: { platform: string; arch: string }) => boolean;
};
const { wrapped } = load('../../scripts/start/words.cjs') as {
  wrapped: (text: string, columns: number) => string;
};
const { brokenPackage } = load('../../scripts/start/run.cjs') as {
  brokenPackage: (error: unknown) => string | null;
};

const { signsOfLife } = load('../../scripts/start/install.cjs') as {
  signsOfLife: (stream: { isTTY: boolean; write: (text: string) => void }) => () => void;
};

/** A checkout with the first file, these scripts, and the packages of ours or none. */
function checkout(scripts: Record<string, string>, { installed = true } = {}): string {
  const root = emptyFolder();
  const same = ['scripts/start.cjs', 'scripts/start', 'locales/en/start.json'];
  for (const path of [...same, 'locales/fr/start.json', 'package.json']) {
    cpSync(join(repository, path), join(root, path), { recursive: true });
  }
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: {} }));
  for (const [name, code] of Object.entries(scripts)) {
    writeFileSync(join(root, 'scripts', `${name}.ts`), code);
  }
  if (installed) {
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  }
  return root;
}

function run(args: string[], env: NodeJS.ProcessEnv = {}) {
  const all = { ...process.env, WORKBOOK_LANG: 'en', ...env };
  return ended(spawn(process.execPath, args, { env: all }));
}

const started = (root: string, ...words: string[]) => [join(root, 'scripts/start.cjs'), ...words];

test('every npm script goes through the first file', () => {
  const commands = Object.values(manifest.scripts);
  expect(commands.filter((line) => !line.startsWith('node scripts/start.cjs '))).toEqual([]);
});

test('on a terminal, its lines end at spaces', () => {
  expect(wrapped('Connect this machine, then type the command again.', 20)).toBe(
    'Connect this\nmachine, then type\nthe command again.',
  );
  expect(wrapped('registry.npmjs.org cannot be reached', 10)).toBe(
    'registry.npmjs.org\ncannot be\nreached',
  );
});

test.each(['scripts/start.cjs', 'scripts/start/words.cjs'])('any Node reads %s', async (path) => {
  const { transform } = createRequire(import.meta.resolve('tsx'))('esbuild');
  const code = readFileSync(join(repository, path), 'utf8');
  const [old, now] = await Promise.all([
    transform(code, { target: 'node12' }),
    transform(code, { target: 'esnext' }),
  ]);
  expect(old.code).toBe(now.code);
  // Before 14.18, `require` does not know names that begin with `node:`.
  expect(code).not.toContain("require('node:");
});

test.each([
  ['16.20.2', true],
  ['18.20.8', true],
  ['20.9.0', true],
  ['20.18.3', true],
  ['20.19.0', false],
  ['20.100.0', false],
  ['22.0.0', false],
  ['26.1.0', false],
])('Node %s is too old: %s', (version, old) => {
  expect(isTooOld(version)).toBe(old);
});

test.each([
  ['en', 'The workbook needs Node.js 20.19 or later, and you have 18.20.8.'],
  ['fr', 'Le cahier a besoin de Node.js 20.19 ou plus récent, et vous avez la version 18.20.8.'],
])('on an old Node, one line says so (%s)', async (language, line) => {
  const code = `require(${JSON.stringify(join(repository, 'scripts/start.cjs'))}).start`;
  const { err, ...rest } = await run([
    '-e',
    `${code}('18.20.8', ['lesson', '--lang=${language}'])`,
  ]);
  expect(rest).toEqual({ code: 1, out: '' });
  expect(err).toContain(line);
  expect(err.trim().split('\n')).toHaveLength(1);
});

describe('packages are missing', () => {
  const locked = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-linux': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
    'node_modules/a-win32': { version: '1.0.0', optional: true, os: ['win32'], cpu: ['x64'] },
  };
  const linux = { platform: 'linux', arch: 'x64' };

  function folderWith(found: Record<string, object> | null, ...present: string[]): string {
    const root = emptyFolder();
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: locked }));
    for (const name of present) {
      mkdirSync(join(root, 'node_modules', name), { recursive: true });
      writeFileSync(join(root, 'node_modules', name, 'package.json'), '{}');
    }
    if (found) {
      const file = join(root, 'node_modules/.package-lock.json');
      writeFileSync(file, JSON.stringify({ packages: found }));
    }
    return root;
  }
  const { 'node_modules/a-win32': _, ...whole } = locked;
  const older = { ...whole, 'node_modules/a': { version: '0.9.0' } };

  test.each([
    ['all there', false, folderWith.bind(null, whole, 'a', 'a-linux')],
    ['nothing', true, folderWith.bind(null, null)],
    ['an installation that was broken off', true, folderWith.bind(null, null, 'a', 'a-linux')],
    ['a folder that is gone', true, folderWith.bind(null, whole, 'a-linux')],
    ['another version', true, folderWith.bind(null, older, 'a', 'a-linux')],
    ["another system's", true, folderWith.bind(null, locked, 'a', 'a-win32')],
  ])('%s: %s', (_name, missing, folder) => {
    expect(missingPackages(folder(), linux)).toBe(missing);
  });

  test('and none of ours', () => {
    expect(missingPackages(repository)).toBe(false);
  });
});

test('where there are none, and no network, one line says so', async () => {
  const registry = `127.0.0.1:${await freePort()}`;
  const root = checkout({ hello: 'console.log(1)' }, { installed: false });
  const env = { npm_config_registry: `http://${registry}/`, HTTP_PROXY: '', HTTPS_PROXY: '' };
  expect(await run(started(root, 'hello'), { ...env, WORKBOOK_LANG: 'fr' })).toEqual({
    code: 1,
    out: '',
    err: `${fr.offline.replace('{{registry}}', registry)}\n`,
  });
});

test('packages that are installed in a terminal show each second that it goes on', async () => {
  const said: string[] = [];
  const write = (text: string) => said.push(text);
  const end = signsOfLife({ isTTY: true, write });
  await vi.waitFor(() => expect(said).toContain('.'), { timeout: 20_000 });
  end();
  expect(said.at(-1)).toBe('\n');
  const length = said.length;
  signsOfLife({ isTTY: false, write })();
  expect(said).toHaveLength(length);
});

test('a script runs as if Node had started it', async () => {
  const root = checkout({
    words: 'console.log(process.argv.slice(1).join(" ")); process.exitCode = 3;',
    never: 'await new Promise(() => {});',
    wrong: 'throw new Error("a mistake of ours")',
    lost: 'await import("../node_modules/i18next/nowhere.js")',
  });
  const words = await run(started(root, 'words', 'a', '--b'));
  expect(words).toEqual({ code: 3, out: `${join(root, 'scripts/words.ts')} a --b\n`, err: '' });
  expect(await run(started(root, 'never'))).toMatchObject({ code: 13 });
  const wrong = await run(started(root, 'wrong'));
  expect(wrong.code).toBe(1);
  expect(wrong.err).toMatch(/wrong\.ts[\s\S]+Error: a mistake of ours\n +at /);
  const err = `${en.damaged.replace('{{name}}', 'i18next')}\n`;
  expect(await run(started(root, 'lost'))).toEqual({ code: 1, out: '', err });
});

test.each([
  [
    'ERR_MODULE_NOT_FOUND',
    "Cannot find module '/w/node_modules/a/b.js' imported from /w/c.ts",
    'a',
  ],
  ['MODULE_NOT_FOUND', "Cannot find module './b'\nRequire stack:\n- /w/node_modules/a/c.js", 'a'],
  ['', 'The package "@esbuild/linux-x64" could not be found, and is needed', '@esbuild/linux-x64'],
  ['ERR_MODULE_NOT_FOUND', "Cannot find module '/w/lib/a.ts' imported from /w/lib/b.ts", null],
  ['ERR_ASSERTION', 'node_modules', null],
])('%s: %s', (code, message, lost) => {
  expect(brokenPackage(Object.assign(new Error(message), { code }))).toBe(lost);
});
