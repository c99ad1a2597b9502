import { watch as listen, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Reports changes in a folder, as the system does; calls `failed` when it no longer can. */
export type Events = (folder: string, heard: () => void, failed: () => void) => () => void;

/**
 * A file begins to change; it is whole again, or gone; the system reports no changes, so from here on
 * only polling finds them.
 */
export type FileNews = 'changing' | 'saved' | 'polling';

/** Milliseconds without a change after which a file is whole; an empty one is being written. */
const settled = 30;
const emptySettled = 400;
/** Editors that delete and recreate a file leave a gap. */
const gap = 200;
const looksRarely = 1_000;
const looksOften = 200;
/** Milliseconds by which the system's event may be late. */
const late = 300;

/**
 * Watches one file through its folder, so that editors may rename, or delete and create. Looks at
 * it now and then as well: on network drives and in containers no word of a change may come.
 */
export class FileWatch {
  readonly #path: string;
  readonly #tell: (news: FileNews) => void;
  readonly #stop: () => void;
  #known: string | null;
  #heardAt = Number.NEGATIVE_INFINITY;
  #polling = false;
  #looking: NodeJS.Timeout | undefined;
  #settling: NodeJS.Timeout | undefined;
  #doubting: NodeJS.Timeout | undefined;

  constructor(file: URL, tell: (news: FileNews) => void, events = systemEvents) {
    this.#path = fileURLToPath(file);
    this.#tell = tell;
    this.#known = signatureOf(this.#path);
    this.#stop = events(
      dirname(this.#path),
      () => {
        this.#heardAt = performance.now();
        this.#look(true);
      },
      () => this.#poll(),
    );
    if (!this.#polling) this.#lookEvery(looksRarely);
  }

  close(): void {
    this.#stop();
    clearInterval(this.#looking);
    clearTimeout(this.#settling);
    clearTimeout(this.#doubting);
  }

  #lookEvery(ms: number): void {
    clearInterval(this.#looking);
    this.#looking = setInterval(() => this.#look(false), ms);
  }

  #poll(): void {
    if (this.#polling) return;
    this.#polling = true;
    this.#lookEvery(looksOften);
    // The caller may not have received this watch yet.
    setImmediate(this.#tell, 'polling');
  }

  #look(told: boolean): void {
    const now = signatureOf(this.#path);
    if (now === this.#known) return;
    this.#known = now;
    if (!told && !this.#polling) this.#doubt();
    if (now === null) this.#settle(gap);
    else {
      this.#tell('changing');
      this.#settle(now.startsWith('0 ') ? emptySettled : settled);
    }
  }

  /** A change that no event reported. The event may still be on its way. */
  #doubt(): void {
    const seenAt = performance.now();
    clearTimeout(this.#doubting);
    this.#doubting = setTimeout(() => {
      if (this.#heardAt < seenAt - looksRarely) this.#poll();
    }, late);
  }

  /** Every further change restarts the wait. */
  #settle(ms: number): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      if (signatureOf(this.#path) !== this.#known) this.#look(true);
      else this.#tell('saved');
    }, ms);
  }
}

/** What is different after every save; null if there is no file. */
function signatureOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found?.isFile() ? `${found.size} ${found.mtimeNs} ${found.ino}` : null;
}

const systemEvents: Events = (folder, heard, failed) => {
  try {
    const watcher = listen(folder, { persistent: false }, heard);
    watcher.on('error', failed);
    return () => watcher.close();
  } catch {
    failed();
    return () => {};
  }
};
