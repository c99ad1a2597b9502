import { renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type Events, type FileNews, FileWatch } from '../../lib/exercise/watch/file-watch.ts';
import { emptyFolder } from '../empty-folder.ts';

/** A watched file, and what is told of it; `next` waits for a word and forgets those before it. */
function watched(events?: Events) {
  const folder = emptyFolder();
  const path = join(folder, 'a.ts');
  writeFileSync(path, 'one');
  let told: FileNews[] = [];
  let heard = (): void => {};
  const tell = (news: FileNews): void => {
    told.push(news);
    heard();
  };
  const watch = new FileWatch(pathToFileURL(path), tell, events);
  onTestFinished(() => watch.close());
  const next = (word: FileNews): Promise<FileNews[]> =>
    new Promise((resolve) => {
      heard = () => {
        if (!told.includes(word)) return;
        const all = told;
        told = [];
        heard = () => {};
        resolve(all);
      };
      heard();
    });
  return { folder, path, next };
}

const ways: [string, (path: string) => void][] = [
  ['written over', (path) => writeFileSync(path, 'two, longer')],
  [
    'written beside and renamed',
    (path) => {
      writeFileSync(`${path}.tmp`, 'two');
      renameSync(`${path}.tmp`, path);
    },
  ],
  [
    'deleted and created',
    (path) => {
      rmSync(path);
      writeFileSync(path, 'two');
    },
  ],
  [
    'emptied, then written in parts',
    (path) => {
      truncateSync(path);
      writeFileSync(path, 'two');
      writeFileSync(path, ' and three', { flag: 'a' });
    },
  ],
];

test.each(ways)('a file that is %s is saved once', async (_, save) => {
  const { path, next } = watched();
  save(path);
  const told = await next('saved');
  expect(told[0]).toBe('changing');
  expect(told.filter((word) => word === 'saved')).toHaveLength(1);
});

test('a file that is removed does not begin to change; one that comes back does', async () => {
  const { path, next } = watched();
  rmSync(path);
  expect(await next('saved')).toEqual(['saved']);
  writeFileSync(path, 'two');
  expect(await next('saved')).toContain('changing');
});

test('other files of the folder are nothing', async () => {
  const { folder, path, next } = watched();
  writeFileSync(join(folder, 'b.ts'), 'other');
  writeFileSync(path, 'two');
  await next('saved');
});

test('where nothing is told of changes, the file is looked at, and that is said', async () => {
  const { path, next } = watched(() => () => {});
  writeFileSync(path, 'two');
  await next('saved');
  await next('polling');
  writeFileSync(path, 'three');
  await next('saved');
});

test('where the system refuses to tell, that is said at once', async () => {
  const { path, next } = watched((_folder, _heard, failed) => {
    failed();
    return () => {};
  });
  expect(await next('polling')).toEqual(['polling']);
  writeFileSync(path, 'two');
  await next('saved');
});
