import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { command } from '../scripts/command.ts';
import { siteFolder } from './pages.ts';

test('the command renders the repository’s lessons and says how many pages', {
  tags: 'long',
}, async () => {
  using folder = siteFolder();
  const { code, out, err } = await command('docs', [
    '--out',
    fileURLToPath(folder.url),
    '--lang',
    'fr',
  ]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^[\d\u202f]+ pages dans .*site-.* \([\d\u202f]+\u00a0ms\)\n$/);
  expect(existsSync(new URL('fr/listening/index.html', folder.url))).toBe(true);
});

test('wrong words are one line, and exit code 2', async () => {
  const { code, err } = await command('docs', ['--base', 'example.org']);
  expect(code).toBe(2);
  expect(err).toBe(
    '“example.org” is not an address where the site can be published. Give one such as https://example.org/sockets/.\n',
  );
  const edit = await command('docs', ['--edit-base', 'nowhere']);
  expect(edit.err).toContain('is not an address where files can be edited');
  expect((await command('docs', ['now'])).code).toBe(2);
});
