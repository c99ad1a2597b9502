import { readdirSync, readFileSync } from 'node:fs';
import { hashOf, writeWhole } from '../base/files.ts';

/** What has been proved before: hashes of everything that decides a verdict. */
export class ProofCache {
  readonly #file: URL;
  readonly #known: ReadonlySet<string>;
  readonly #proved = new Set<string>();

  /** With `fresh`, nothing is known; what is proved is still kept for the next time. */
  constructor(file: URL, fresh = false) {
    this.#file = file;
    this.#known = new Set(fresh ? [] : readKeys(file));
  }

  has(key: string): boolean {
    const known = this.#known.has(key);
    if (known) this.#proved.add(key);
    return known;
  }

  add(key: string): void {
    this.#proved.add(key);
  }

  /** Keeps what was proved or asked for now, and forgets the rest. */
  save(): void {
    try {
      writeWhole(this.#file, JSON.stringify([...this.#proved].sort()));
    } catch {
      // It is only a convenience: if it cannot be written, everything is proved again.
    }
  }
}

function readKeys(file: URL): string[] {
  try {
    const keys: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

/** One hash for several contents, each kept separate from the next. */
export function hashOfAll(parts: readonly (string | Uint8Array)[]): string {
  return hashOf(parts.map(hashOf).join());
}

/** The names and contents of the code in a folder. */
export function codeIn(folder: URL): (string | Uint8Array)[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.m?ts$|\.mjs$/.test(name))
    .sort()
    .flatMap((name) => [name, readFileSync(new URL(name, folder))]);
}
