import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { command } from '../scripts/command.ts';
import { siteFolder } from './pages.ts';

test('the command renders the repository’s lessons and says how many pages', {
  tags: 'long',
}, async () => {
  const folder = siteFolder();
  const { code, out, err } = await command('docs', [
    '--out',
    fileURLToPath(folder),
    '--lang',
    'fr',
  ]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^[\d\u202f]+ pages dans .* \([\d\u202f]+\u00a0ms\)\n$/);
  expect(existsSync(new URL('fr/listening/index.html', folder))).toBe(true);
});
