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
import { noProgress, type Progress, parseProgress } from './progress.ts';

/** Something to tell the person once, as the text `study:progress.<id>`. */
export type Notice = {
  id: 'damaged' | 'restored' | 'unreadable' | 'unwritable';
  params: { kept: string } | { file: string; code: string };
};

const shownName = 'work/progress.json';

/**
 * `work/progress.json`: read when asked, changed by reading it again first, so that two terminals
 * lose nothing of each other. What fails becomes a notice; studying goes on without it.
 */
export class ProgressFile {
  readonly #folder: URL;
  readonly #notices: Notice[] = [];
  /** What is known here while the file cannot be used. */
  #memory: Progress = noProgress;
  #usable = true;

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
      this.#memory = parseProgress(text) ?? this.#rescue();
    } catch (error) {
      this.#give('unreadable', error);
    }
    return this.#memory;
  }

  change(change: (progress: Progress) => Progress): Progress {
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
  }

  #file(name: string): URL {
    return new URL(name, this.#folder);
  }

  /** Sets a damaged file aside under a name of its own, and takes the backup when that is whole. */
  #rescue(): Progress {
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
    mkdirSync(this.#folder, { recursive: true });
    const temporary = this.#file(`progress.${process.pid}.tmp`);
    try {
      const fd = openSync(temporary, 'w');
      try {
        writeFileSync(fd, `${JSON.stringify(progress, null, 2)}\n`);
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
      copyIfThere(this.#file('progress.json'), this.#file('progress.backup.json'));
      renameSync(temporary, this.#file('progress.json'));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
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

function copyIfThere(from: URL, to: URL): void {
  try {
    copyFileSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}
