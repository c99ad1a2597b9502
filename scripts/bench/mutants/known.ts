import { readIfThere, writeWhole } from '../../../lib/base/files.ts';

/**
 * Verdicts of mutants judged before. All of them are forgotten when the judge's own code has changed;
 * a key changes with the mutant and its check.
 */
export class Known {
  readonly #file: URL;
  readonly #house: string;
  readonly #verdicts: Map<string, string>;

  constructor(file: URL, house: string) {
    this.#file = file;
    this.#house = house;
    this.#verdicts = new Map(readVerdicts(file, house));
  }

  get(key: string): string | undefined {
    return this.#verdicts.get(key);
  }

  /** Saved at once, so that whoever stops halfway can continue from there. */
  add(key: string, verdict: string): void {
    this.#verdicts.set(key, verdict);
    const kept = { house: this.#house, verdicts: Object.fromEntries(this.#verdicts) };
    writeWhole(this.#file, JSON.stringify(kept));
  }
}

function readVerdicts(file: URL, house: string): [string, string][] {
  try {
    const kept = JSON.parse(readIfThere(file) ?? '{}');
    return kept.house === house ? Object.entries<string>(kept.verdicts) : [];
  } catch {
    return [];
  }
}
