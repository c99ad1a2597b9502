import { readdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { cachedEditor } from '../../../lib/live/edit/editor-script.ts';
import { emptyFolder } from '../../empty-folder.ts';

test('the editor is bundled once, is one module, and is no larger than it may be', async () => {
  const cache = pathToFileURL(`${emptyFolder()}/`);
  writeFileSync(new URL('editor-0123.js', cache), 'of other versions');
  const text = await cachedEditor(cache);
  const [name = '', ...others] = readdirSync(cache);
  expect(others).toEqual([]);
  expect(gzipSync(text).length).toBeLessThan(190 * 1024);
  expect(text).not.toMatch(/\bimport\s*[({"']/);
  writeFileSync(new URL(name, cache), 'kept');
  expect(await cachedEditor(cache)).toBe('kept');
});
