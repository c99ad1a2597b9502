import { renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type Events, FileWatch } from '../../lib/exercise/watch/file-watch.ts';
import { emptyFolder } from '../empty-folder.ts';

type Told = 'change' | 'saved' | 'gone' | 'polling';

/** A watched file, and what is told of it; `next` waits for a word and forgets those before it. */
function watched(events?: Events) {
  const folder = emptyFolder();
  const path = join(folder, 'a.ts');
  writeFileSync(path, 'one');
  let told: Told[] = [];
  let heard = (): void => {};
  const tell = (word: Told) => (): void => {
    told.push(word);
    heard();
  };
  const watch = new FileWatch({
    file: pathToFileURL(path),
    onChange: tell('change'),
    onSaved: tell('saved'),
    onGone: tell('gone'),
    onPolling: tell('polling'),
    ...(events && { events }),
  });
  onTestFinished(() => watch.close());
  const next = (word: Told): Promise<Told[]> =>
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
  expect(told[0]).toBe('change');
  expect(told.filter((word) => word === 'saved')).toHaveLength(1);
  expect(told).not.toContain('gone');
});

test('a file that is removed is gone, until it comes back', async () => {
  const { path, next } = watched();
  rmSync(path);
  expect(await next('gone')).toEqual(['gone']);
  writeFileSync(path, 'two');
  expect(await next('saved')).toContain('change');
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
