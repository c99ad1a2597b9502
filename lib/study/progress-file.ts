import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { codeOf } from '../errors.ts';
import { locked, pause } from '../lock.ts';
import { noProgress, type Progress, parseProgress } from './progress.ts';

/** Something to tell the person once, as the text `study:progress.<id>`. */
export type Notice = {
  id: 'damaged' | 'restored' | 'unreadable' | 'unwritable';
  params: { kept: string } | { file: string; code: string };
};

const shownName = 'work/progress.json';

/**
 * `work/progress.json`: read when asked, changed under a lock by reading it again first, so that two
 * terminals lose nothing of each other. What fails becomes a notice; studying goes on without it.
 */
export class ProgressFile {
  readonly #folder: URL;
  readonly #notices: Notice[] = [];
  /** What is known here while the file cannot be used. */
  #memory: Progress = noProgress;
  #usable = true;
  #isAlone = false;

  constructor(folder: URL) {
    this.#folder = folder;
  }

  /** What went wrong since the last time this was asked. */
  takeNotices(): Notice[] {
    return this.#notices.splice(0);
  }

  read(): Progress {
    if (!this.#usable) return this.#memory;
    try {
      const text = readIfThere(this.#file('progress.json'));
      if (text === null) return this.#memory;
      this.#memory = parseProgress(text) ?? this.#alone(() => this.#rescue());
    } catch (error) {
      this.#give('unreadable', error);
    }
    return this.#memory;
  }

  change(change: (progress: Progress) => Progress): Progress {
    if (this.#usable) {
      try {
        mkdirSync(this.#folder, { recursive: true });
      } catch (error) {
        this.#give('unwritable', error);
      }
    }
    return this.#alone(() => {
      const before = this.read();
      const after = change(before);
      this.#memory = after;
      if (this.#usable && after !== before) {
        try {
          this.#write(after);
        } catch (error) {
          this.#give('unwritable', error);
        }
      }
      return after;
    });
  }

  /** While no other process reads or writes; within itself, once is enough. */
  #alone<T>(work: () => T): T {
    if (this.#isAlone || !this.#usable) return work();
    const clear = (pid: number): void => {
      for (const name of [`progress.${pid}.tmp`, `progress.backup.${pid}.tmp`]) {
        rmSync(this.#file(name), { force: true });
      }
    };
    return locked(this.#file('progress.lock'), clear, () => {
      this.#isAlone = true;
      try {
        return work();
      } finally {
        this.#isAlone = false;
      }
    });
  }

  #file(name: string): URL {
    return new URL(name, this.#folder);
  }

  /** Sets a damaged file aside under a name of its own, and takes the backup when that is whole. */
  #rescue(): Progress {
    // Whoever was alone here before may have done it.
    const text = readIfThere(this.#file('progress.json'));
    const whole = text === null ? noProgress : parseProgress(text);
    if (whole) return whole;
    const stamp = new Date().toISOString().replaceAll(':', '-').slice(0, 19);
    const kept = `progress.damaged-${stamp}-${process.pid}.json`;
    renameSync(this.#file('progress.json'), this.#file(kept));
    const backup = parseProgress(readIfThere(this.#file('progress.backup.json')) ?? '');
    this.#notices.push({ id: backup ? 'restored' : 'damaged', params: { kept } });
    if (!backup) return noProgress;
    this.#write(backup);
    return backup;
  }

  /** Whole or not at all: a temporary file, flushed, then renamed over the old one. */
  #write(progress: Progress): void {
    const temporary = this.#file(`progress.${process.pid}.tmp`);
    try {
      const fd = openSync(temporary, 'w');
      try {
        writeFileSync(fd, `${JSON.stringify(progress, null, 2)}\n`);
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
      this.#backUp();
      renameOver(temporary, this.#file('progress.json'));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  }

  #backUp(): void {
    const copy = this.#file(`progress.backup.${process.pid}.tmp`);
    try {
      copyFileSync(this.#file('progress.json'), copy);
      renameOver(copy, this.#file('progress.backup.json'));
    } catch (error) {
      rmSync(copy, { force: true });
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }

  #give(id: 'unreadable' | 'unwritable', error: unknown): void {
    const code = codeOf(error);
    if (code === '') throw error;
    this.#usable = false;
    this.#notices.push({ id, params: { file: shownName, code } });
  }
}

function readIfThere(file: URL): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Windows refuses for a moment while somebody reads the old file. */
function renameOver(from: URL, to: URL): void {
  for (let left = process.platform === 'win32' ? 20 : 0; ; left -= 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (left === 0 || !['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))) throw error;
      pause(10);
    }
  }
}
