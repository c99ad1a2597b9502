import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { readIfThere } from '../base/files.ts';
import { codeOf } from '../sockets/errors.ts';
import { apply, type Fact, factIn } from './facts.ts';
import { noProgress, type Progress, parseProgress } from './progress.ts';

/** Something to tell the person once, as the text `study:progress.<id>`. */
export type Notice = {
  id: 'damaged' | 'unreadable' | 'unwritable';
  params: { file: string; kept: string } | { file: string; code: string };
};

const name = 'progress.jsonl';
/** What a line starts with, even one that was cut off. */
const opening = '{"fact":"';

/**
 * `work/progress.jsonl`: one fact a line, appended and synced, and folded when read. Several
 * terminals may append at once; a line that was cut off is healed, and damage is set aside. What
 * fails becomes a notice; studying goes on without it.
 */
export class Journal {
  readonly #folder: URL;
  readonly #notices: Notice[] = [];
  #progress: Progress = noProgress;
  /** Bytes of the file that are folded; null before it was first looked for. */
  #folded: number | null = null;
  /** Whether the last line was cut off. */
  #torn = false;
  #usable = true;
  /** What a workbook without a journal remembered, to be written before anything else. */
  #older: Fact[] = [];
  #tell: (facts: readonly Fact[]) => void = () => {};

  constructor(folder: URL) {
    this.#folder = folder;
  }

  /** Tells of facts as they are added. */
  onAdded(tell: (facts: readonly Fact[]) => void): void {
    this.#tell = tell;
  }

  /** What has gone wrong since this was last asked. */
  takeNotices(): Notice[] {
    return this.#notices.splice(0);
  }

  read(): Progress {
    if (this.#usable) this.#try('unreadable', () => this.#fold());
    return this.#progress;
  }

  /** Adds facts, and returns the progress with them. */
  add(...facts: readonly Fact[]): Progress {
    this.read();
    this.#tell(facts);
    if (this.#usable) {
      this.#try('unwritable', () => {
        mkdirSync(this.#folder, { recursive: true });
        this.#append([...this.#older, ...facts]);
        this.#older = [];
      });
      // Facts from other terminals may come before ours.
      if (this.#usable) return this.read();
    }
    this.#progress = facts.reduce(apply, this.#progress);
    return this.#progress;
  }

  /** Folds what was added to the file since it was last read. */
  #fold(): void {
    const size = statSync(this.#file(name), { throwIfNoEntry: false })?.size;
    if (size === undefined) {
      if (this.#folded === null) this.#readOlder();
      this.#folded ??= 0;
      return;
    }
    // It is another file if it is shorter than what was read.
    if (this.#folded === null || size < this.#folded) {
      this.#folded = 0;
      this.#progress = noProgress;
    }
    if (size === this.#folded) return;
    const bytes = this.#bytes(this.#folded, size);
    const end = bytes.lastIndexOf('\n') + 1;
    this.#folded += end;
    const rest = bytes.subarray(end).toString('utf8');
    this.#torn = rest !== '';
    const isDamaged = rest !== '' && !opening.startsWith(rest.slice(0, opening.length));
    if (this.#foldLines(bytes.subarray(0, end).toString('utf8')) || isDamaged) this.#setAside();
  }

  /** Folds whole lines; returns whether there is new damage. */
  #foldLines(text: string): boolean {
    let damaged = 0;
    let before: ReturnType<typeof factIn> = 'unknown';
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const fact = factIn(line);
      if (fact === null) damaged += 1;
      else if (fact !== 'unknown') {
        if (fact.fact === 'torn' && before === null) damaged -= 1;
        if (fact.fact === 'set-aside') damaged = 0;
        this.#progress = apply(this.#progress, fact);
      }
      before = fact;
    }
    return damaged > 0;
  }

  #append(facts: readonly Fact[]): void {
    const healing: Fact[] = this.#torn ? [{ fact: 'torn' }] : [];
    const lines = [...healing, ...facts].map((fact) => `${JSON.stringify(fact)}\n`).join('');
    const bytes = Buffer.from(this.#torn ? `\n${lines}` : lines);
    const fd = openSync(this.#file(name), 'a');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  }

  #bytes(from: number, to: number): Buffer {
    const bytes = Buffer.alloc(to - from);
    const fd = openSync(this.#file(name), 'r');
    try {
      let at = 0;
      for (let read = -1; read !== 0 && at < bytes.length; at += read) {
        read = readSync(fd, bytes, at, bytes.length - at, from + at);
      }
      return bytes.subarray(0, at);
    } finally {
      closeSync(fd);
    }
  }

  /** Copies the damaged file, and notes in it that this was done. */
  #setAside(): void {
    const kept = `progress.damaged-${stamp()}.jsonl`;
    copyFileSync(this.#file(name), this.#file(kept), constants.COPYFILE_EXCL);
    this.#notices.push({ id: 'damaged', params: { file: `work/${name}`, kept } });
    this.#append([{ fact: 'set-aside', file: kept }]);
    this.#fold();
  }

  /** `progress.json`, as the first version of the workbook wrote it; it is left as it is. */
  #readOlder(): void {
    const older = 'progress.json';
    const text = readIfThere(this.#file(older));
    if (text === null) return;
    const progress = parseProgress(text);
    if (progress) {
      this.#older = [{ fact: 'imported', progress }];
      this.#progress = this.#older.reduce(apply, this.#progress);
      return;
    }
    const kept = `progress.damaged-${stamp()}.json`;
    renameSync(this.#file(older), this.#file(kept));
    this.#notices.push({ id: 'damaged', params: { file: `work/${older}`, kept } });
  }

  #file(name: string): URL {
    return new URL(name, this.#folder);
  }

  #try(id: 'unreadable' | 'unwritable', work: () => void): void {
    try {
      work();
    } catch (error) {
      const code = codeOf(error);
      if (code === '') throw error;
      this.#usable = false;
      this.#notices.push({ id, params: { file: `work/${name}`, code } });
    }
  }
}

/** A time and a process id: two processes that find the same damage each keep a copy. */
const stamp = (): string =>
  `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}-${process.pid}`;
