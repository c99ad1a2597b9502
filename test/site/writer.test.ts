import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Writer } from '../../lib/site/writer.ts';
import { siteFolder } from './pages.ts';

test('files are written into folders made for them, more than are underway at once', async () => {
  using folder = siteFolder();
  await using writer = new Writer();
  const names = Array.from({ length: 100 }, (_, index) => `a/${index % 7}/é ${index}.txt`);
  for (const name of names) writer.write(new URL(name, folder.url), name);
  writer.write(new URL('b.zip', folder.url), Uint8Array.of(1, 2, 255));
  await writer.finish();
  for (const name of names) expect(readFileSync(new URL(name, folder.url), 'utf8')).toBe(name);
  expect([...readFileSync(new URL('b.zip', folder.url))]).toEqual([1, 2, 255]);
});

const failure = {
  code: expect.stringMatching(/^(EEXIST|ENOTDIR)$/),
  path: expect.stringContaining('taken'),
  message: expect.stringContaining('taken'),
};

test('what cannot be written is said, as the system says it', async () => {
  using folder = siteFolder();
  writeFileSync(new URL('taken', folder.url), '');
  await using writer = new Writer();
  writer.write(new URL('taken/x', folder.url), '');
  await expect(writer.finish()).rejects.toMatchObject(failure);
});

test('nor is anything more drawn for it', async () => {
  using folder = siteFolder();
  writeFileSync(new URL('taken', folder.url), '');
  await using writer = new Writer();
  const writeOn = (): void => {
    for (let time = 0; time < 100; time += 1) writer.write(new URL('taken/x', folder.url), '');
  };
  expect(writeOn).toThrow(expect.objectContaining(failure));
});
