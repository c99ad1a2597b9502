import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { type Disk, LogFile } from '../../lib/workshop/log-file.ts';
import type { RoomEvent } from '../../lib/workshop/room/event.ts';
import { emptyFolder } from '../empty-folder.ts';

const newFolder = (): URL => pathToFileURL(`${emptyFolder()}/`);
const event = (learner: string): RoomEvent => ({ type: 'came', learner });
const learners = async (log: LogFile): Promise<string[]> =>
  Array.from(await log.replay(), ({ event }) => ('learner' in event ? event.learner : '?'));

/** A folder whose log has five events. */
async function withFive(): Promise<{ folder: URL; file: URL }> {
  const folder = newFolder();
  const log = await LogFile.open(folder);
  for (const id of ['a', 'b', 'c', 'd', 'é🙂']) await log.append(7, event(id));
  await log.close();
  return { folder, file: new URL('log.ndjson', folder) };
}

test('events get numbers and are there again when the log is opened', async () => {
  const { folder } = await withFive();
  const log = await LogFile.open(folder);
  expect(log.notices).toEqual([]);
  expect(await log.append(8, event('f'), event('g'))).toEqual([
    { n: 6, at: 8, event: event('f') },
    { n: 7, at: 8, event: event('g') },
  ]);
  expect(await learners(log)).toEqual(['a', 'b', 'c', 'd', 'é🙂', 'f', 'g']);
  await log.close();
});

test('what comes in one turn, and while the disk is busy, is synced together', async () => {
  let syncs = 0;
  const log = await LogFile.open(newFolder(), counted);
  function counted(disk: Disk): Disk {
    return {
      write: disk.write.bind(disk),
      truncate: disk.truncate.bind(disk),
      close: disk.close.bind(disk),
      datasync: () => {
        syncs += 1;
        return disk.datasync();
      },
    };
  }
  const ids = Array.from({ length: 500 }, (_, at) => String(at));
  const order: string[] = [];
  await Promise.all(
    ids.map(async (id) => {
      await log.append(1, event(id));
      order.push(id);
    }),
  );
  expect(order).toEqual(ids);
  expect(syncs).toBe(1);
  // Those that a confirmation sets off come together, too.
  await Promise.all(ids.map((id) => log.append(1, event(id)).then(() => log.append(2, event(id)))));
  expect(syncs).toBe(3);
  await log.close();
});

test('a last line that was cut off, wherever, is healed and said', async () => {
  const { file, folder } = await withFive();
  const whole = readFileSync(file);
  const start = whole.lastIndexOf('\n', whole.length - 2) + 1;
  for (const size of [start + 1, start + 20, whole.length - 1]) {
    writeFileSync(file, whole.subarray(0, size));
    const log = await LogFile.open(folder);
    expect(log.notices).toEqual([{ id: 'cut', params: { bytes: size - start } }]);
    await log.append(9, event('z'));
    expect(await learners(log)).toEqual(['a', 'b', 'c', 'd', 'z']);
    await log.close();
    expect((await learners(await opened(folder))).at(-1)).toBe('z');
  }
});

async function opened(folder: URL): Promise<LogFile> {
  const log = await LogFile.open(folder);
  expect(log.notices).toEqual([]);
  await log.close();
  return log;
}

test('damage in the middle is said, the rest is there, and the damaged file is kept', async () => {
  const { file, folder } = await withFive();
  const damaged = readFileSync(file, 'utf8').replace('"learner":"b"', '"learner":"x"');
  writeFileSync(file, damaged.replace(/.*"c".*/, 'garbage'));
  const log = await LogFile.open(folder);
  const kept = readdirSync(folder).find((name) => name.startsWith('log.damaged-')) ?? '';
  expect(log.notices).toEqual([{ id: 'damaged', params: { count: 2, kept } }]);
  expect(readFileSync(new URL(kept, folder), 'utf8')).toContain('garbage');
  expect(await learners(log)).toEqual(['a', 'd', 'é🙂']);
  expect(await log.append(1, event('f'))).toMatchObject([{ n: 6 }]);
  await log.close();
  await opened(folder);
});

test('a full disk rejects, keeps nothing of it, and goes on when there is room', async () => {
  const { file, folder } = await withFive();
  const full = await open('/dev/full', 'r+').catch(() => null);
  let isFull = false;
  const log = await LogFile.open(folder, (disk) => ({
    // A part of it still fits; what the system says of the rest is its own, where it has such a file.
    write: (async (bytes: Buffer, from: number, _: null, to: number) => {
      if (!isFull) return disk.write(bytes, from, null, to);
      if (from === 0) return disk.write(bytes, 0, 10, to);
      if (full) return full.write(bytes, from, null, 0);
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }) as Disk['write'],
    truncate: disk.truncate.bind(disk),
    datasync: disk.datasync.bind(disk),
    close: disk.close.bind(disk),
  }));
  const before = readFileSync(file, 'utf8');
  isFull = true;
  await expect(log.append(1, event('lost'))).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(readFileSync(file, 'utf8')).toBe(before);
  isFull = false;
  expect(await log.append(1, event('kept'))).toMatchObject([{ n: 6 }]);
  expect(await learners(log)).toEqual(['a', 'b', 'c', 'd', 'é🙂', 'kept']);
  await log.close();
  await full?.close();
});

test('an empty file is a log without events', async () => {
  const { file, folder } = await withFive();
  truncateSync(file, 0);
  expect(await learners(await opened(folder))).toEqual([]);
});
