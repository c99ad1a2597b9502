import {
  copyFile,
  type FileHandle,
  mkdir,
  open,
  readFile,
  rename,
  writeFile,
} from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { codeOf } from '../sockets/errors.ts';
import type { RoomLog } from './log.ts';
import type { Logged, RoomEvent } from './room/event.ts';

/** What was found when a log was opened: a last line cut off, lines in the middle that are damaged. */
export type LogNotice =
  | { id: 'cut'; params: { bytes: number } }
  | { id: 'damaged'; params: { count: number; kept: string } };

/** What a log does with its file; a test may put something else in between. */
export type Disk = Pick<FileHandle, 'write' | 'datasync' | 'truncate' | 'close'>;

type Waiting = {
  at: number;
  events: readonly RoomEvent[];
  resolve: (logged: Logged[]) => void;
  reject: (error: unknown) => void;
};

const name = 'log.ndjson';
/** The end of a line, after what its checksum is about: `,"crc":"0badcafe"}`. */
const endLength = 18;
const LF = 0x0a;

/**
 * A room's log as a file: one event a line, JSON with a checksum, in order. What is appended in one
 * turn, and what comes while the disk is busy, is written and synced together.
 */
export class LogFile implements RoomLog {
  /** What there is to say about the file as it was found. */
  readonly notices: readonly LogNotice[];
  readonly #file: URL;
  readonly #disk: Disk;
  /** Bytes that are known to be good; whatever follows was never confirmed. */
  #size: number;
  #last: number;
  #isLonger = false;
  #queue: Waiting[] = [];
  #writing: Promise<void> | null = null;

  private constructor(file: URL, disk: Disk, found: Found) {
    this.#file = file;
    this.#disk = disk;
    this.notices = found.notices;
    this.#size = found.size;
    this.#last = found.last;
  }

  /** Opens the log in a folder, or begins one. What is damaged is healed, and a copy of it kept. */
  static async open(folder: URL, through = (disk: Disk): Disk => disk): Promise<LogFile> {
    await mkdir(folder, { recursive: true });
    const file = new URL(name, folder);
    const found = await look(file, folder);
    const handle = await open(file, found.isNew ? 'w' : 'r+');
    const disk = through(handle);
    await disk.truncate(found.size);
    if (found.isNew) await syncFolder(folder);
    return new LogFile(file, disk, found);
  }

  append(at: number, ...events: readonly RoomEvent[]): Promise<Logged[]> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ at, events, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  async replay(): Promise<Logged[]> {
    const bytes = await readFile(this.#file);
    const logged: Logged[] = [];
    for (let from = 0; from < this.#size; ) {
      const end = bytes.indexOf(LF, from);
      const { n, at, event } = JSON.parse(bytes.toString('utf8', from, end)) as Logged;
      logged.push({ n, at, event });
      from = end + 1;
    }
    return logged;
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#disk.close();
  }

  async #writeAll(): Promise<void> {
    // Whatever else happens in this turn goes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) await this.#write(this.#queue.splice(0));
    this.#writing = null;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    let n = this.#last;
    const groups = batch.map(({ at, events }) => events.map((event) => ({ n: ++n, at, event })));
    const bytes = Buffer.from(groups.flat().map(lineOf).join(''));
    try {
      if (this.#isLonger) await this.#disk.truncate(this.#size);
      this.#isLonger = true;
      for (let at = 0; at < bytes.length; ) {
        const { bytesWritten } = await this.#disk.write(bytes, at, null, this.#size + at);
        at += bytesWritten;
      }
      await this.#disk.datasync();
    } catch (error) {
      // Cut off at once if that can be done, else before the next line is written.
      await this.#disk.truncate(this.#size).catch(() => {});
      for (const { reject } of batch) reject(error);
      return;
    }
    this.#isLonger = false;
    this.#size += bytes.length;
    this.#last = n;
    for (const [at, { resolve }] of batch.entries()) resolve(groups[at] ?? []);
  }
}

type Found = { isNew: boolean; size: number; last: number; notices: LogNotice[] };

function lineOf(logged: Logged): string {
  const text = JSON.stringify(logged).slice(0, -1);
  return `${text},"crc":"${sumOf(Buffer.from(text))}"}\n`;
}

const sumOf = (bytes: Buffer): string => crc32(bytes).toString(16).padStart(8, '0');

/** Whether a line is as it was written. */
function isWhole(line: Buffer): boolean {
  if (line.length <= endLength) return false;
  const at = line.length - endLength;
  return line.toString('latin1', at) === `,"crc":"${sumOf(line.subarray(0, at))}"}`;
}

/** Looks through a log that may be there. */
async function look(file: URL, folder: URL): Promise<Found> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return { isNew: true, size: 0, last: 0, notices: [] };
  }
  const good: Buffer[] = [];
  let damaged = 0;
  let size = 0;
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, size)) {
    const line = bytes.subarray(size, end);
    if (isWhole(line)) good.push(bytes.subarray(size, end + 1));
    else damaged += 1;
    size = end + 1;
  }
  const notices: LogNotice[] = [];
  if (size < bytes.length) notices.push({ id: 'cut', params: { bytes: bytes.length - size } });
  const last = good.at(-1);
  const n = last ? (JSON.parse(last.toString('utf8')) as Logged).n : 0;
  if (damaged > 0) {
    const kept = `log.damaged-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.ndjson`;
    await copyFile(file, new URL(kept, folder));
    await replace(file, Buffer.concat(good));
    size = good.reduce((sum, { length }) => sum + length, 0);
    notices.push({ id: 'damaged', params: { count: damaged, kept } });
  }
  return { isNew: false, size, last: n, notices };
}

/** What a log tells so far, for whoever only reads it: a server may be writing at this moment. */
export async function readLog(folder: URL): Promise<{ logged: Logged[]; bytes: number }> {
  const bytes = await readFile(new URL(name, folder));
  const logged: Logged[] = [];
  for (let from = 0, end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, from)) {
    const line = bytes.subarray(from, end);
    if (isWhole(line)) logged.push(JSON.parse(line.toString('utf8')) as Logged);
    from = end + 1;
  }
  return { logged, bytes: bytes.length };
}

/** Writes a file so that it is there whole, as before or as now. */
async function replace(file: URL, content: Uint8Array): Promise<void> {
  const fresh = new URL(`${file.href}.new`);
  await writeFile(fresh, content, { flush: true });
  await rename(fresh, file);
}

/** A new file's name is on the disk only with its folder; some systems have no such thing. */
async function syncFolder(folder: URL): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
