import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import {
  type Check,
  doctorJson,
  doctorLines,
  examine,
  isWell,
  type Surroundings,
} from '../../lib/study/doctor.ts';
import { machineChecks } from '../../lib/study/doctor-machine.ts';
import { emptyFolder } from '../empty-folder.ts';
import { ended } from '../outcome.ts';
import { lesson, startLesson } from './lesson-command.ts';

const look = { language: 'en', colors: false, unicode: true, columns: 80 } as const;
const ids = 'node ipv4 ipv6 localhost connection disk files editor terminal clock'.split(' ');

const where = (change: Partial<Surroundings> = {}): Surroundings => ({
  work: pathToFileURL(`${emptyFolder()}/`),
  env: {},
  platform: process.platform,
  node: process.versions.node,
  screen: { terminal: true, columns: 80, colors: true },
  ...change,
});

async function found(id: string, change: Partial<Surroundings> = {}): Promise<string> {
  const [finding] = await examine(
    machineChecks.filter((check) => check.id === id),
    where(change),
    30_000,
  );
  return `${finding?.status} ${finding?.key}`;
}

test('on this machine lessons can run: a line each, in either language', async () => {
  const { code, out, err } = await lesson(['doctor', '--lang', 'fr']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out.split('\n');
  expect(lines).toHaveLength(ids.length + 3);
  expect(lines[0]).toBe(`✓ Node.js                 ${process.versions.node}`);
  expect(lines.at(-2)).toBe('Toutes les leçons peuvent s’exécuter.');
});

test('--json is one document; a folder that cannot be written is a failure, exit code 1', async () => {
  const file = join(emptyFolder(), 'file');
  writeFileSync(file, '');
  const { code, out } = await lesson(['doctor', '--json'], { work: `${file}/work` });
  const { ok, checks } = JSON.parse(out);
  expect([code, ok]).toEqual([1, false]);
  expect(checks.map(({ id }: { id: string }) => id)).toEqual(ids);
  expect(checks).toContainEqual({
    id: 'disk',
    status: 'failure',
    params: expect.objectContaining({ code: 'ENOTDIR' }),
    text: expect.stringContaining('is not writable (ENOTDIR). Move the workbook to'),
  });
});

test('what hangs is left behind, exit code 1', { tags: 'long' }, async () => {
  const hang = new URL('doctor-hang.mjs', import.meta.url).href;
  const env = { NODE_OPTIONS: `--import ${hang}` };
  const { code, out } = await ended(startLesson(['doctor'], { env }));
  expect(code).toBe(1);
  expect(out).toContain('✗ localhost    no answer within 3.5 s. Something is holding it up');
  expect(out).toContain('Some lessons cannot run here');
});

test('a broken check is a finding: a failure where lessons depend on it', async () => {
  const broken: Check[] = [
    { id: 'ipv4', essential: true, look: () => new Promise(() => {}) },
    {
      id: 'editor',
      essential: false,
      look: () => {
        throw new Error('on purpose');
      },
    },
    {
      id: 'clock',
      essential: false,
      look: async () => ({ status: 'ok', key: 'node.ok', params: { version: 'x' } }),
    },
  ];
  const findings = await examine(broken, where(), 50);
  expect(doctorLines(findings, look)).toEqual([
    expect.stringMatching(/^✗ 127\.0\.0\.1 {2}no answer within 0\.05 s\./),
    '! editor     could not be checked: on purpose',
    '✓ clock      x',
    '',
    'Some lessons cannot run here: fix what is marked first.',
  ]);
  expect(doctorLines(findings.slice(1), look, 38).slice(0, 3)).toEqual([
    '! editor  could not be checked: on',
    '          purpose',
    '✓ clock   x',
  ]);
  expect(doctorLines(findings.slice(1), look, 30).slice(0, 4)).toEqual([
    '! editor',
    '  could not be checked: on',
    '  purpose',
    '✓ clock',
  ]);
  expect(isWell(findings)).toBe(false);
  expect(isWell(findings.slice(1))).toBe(true);
  expect(JSON.parse(doctorJson(findings.slice(2), 'fr'))).toEqual({
    ok: true,
    checks: [{ id: 'clock', status: 'ok', text: 'x', params: { version: 'x' } }],
  });
});

test.each([
  ['20.19.0', 'ok node.ok'],
  ['20.18.9', 'failure node.old'],
  ['18.20.8', 'failure node.old'],
  ['22.0.0', 'ok node.ok'],
  ['20.20.0-nightly', 'ok node.ok'],
])('Node %s: %s', async (node, expected) => {
  expect(await found('node', { node })).toBe(expected);
});

test('the editor: named, found, missing, unknown', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'vi'), '#!/bin/sh\n', { mode: 0o755 });
  const platform = 'linux';
  const outcome = (env: NodeJS.ProcessEnv) => found('editor', { env, platform });
  expect(await outcome({ PATH: folder, EDITOR: 'vi --wait' })).toBe('ok editor.named');
  expect(await outcome({ PATH: folder })).toBe('ok editor.found');
  expect(await outcome({ PATH: join(folder, 'none') })).toBe('warning editor.missing');
  expect(await outcome({ PATH: folder, VISUAL: 'emacs' })).toBe('warning editor.unknown');
});

test('the terminal: wide, narrow, without color, none', async () => {
  const outcome = (terminal: boolean, columns: number, colors: boolean) =>
    found('terminal', { screen: { terminal, columns, colors } });
  expect(await outcome(true, 80, true)).toBe('ok terminal.colors');
  expect(await outcome(true, 80, false)).toBe('ok terminal.plain');
  expect(await outcome(true, 40, true)).toBe('warning terminal.narrow');
  expect(await outcome(false, 80, false)).toBe('ok terminal.none');
});
