import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryName } from '../../lib/learner/temporary.ts';
import { emptyFolder } from '../empty-folder.ts';

test('what a process that was killed has left is removed, what others use is not', () => {
  const work = emptyFolder();
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  mkdirSync(join(work, `.given-${gone}-1`));
  const files = [
    `.given-${gone}-1/echo.ts`,
    `.types-${gone}-2.json`,
    `.types-${gone}-3-1.json`,
    `.types-${process.pid}-1.json`,
    `.mine-${gone}-1`,
  ];
  for (const name of files) writeFileSync(join(work, name), '');
  const url = pathToFileURL(`${work}/`);
  const names = [temporaryName(url, 'given'), temporaryName(url, 'types')];
  expect(readdirSync(work).sort()).toEqual([`.mine-${gone}-1`, `.types-${process.pid}-1.json`]);
  expect(new Set(names).size).toBe(2);
});
