import { readIfThere } from '../../base/files.ts';
import { UserError } from '../../base/user-error.ts';
import { type Copy, readCopy } from './copy.ts';
import type { Program } from './programs.ts';

/** Editors that empty a file before they write it take a moment. */
const emptyMs = 400;

/** What learners' copies hold: read when asked for, and again when their files have changed. */
export class Copies {
  readonly #changed: () => void;
  readonly #known = new Map<string, { program: Program; found: Copy | UserError | null }>();
  #soon: NodeJS.Timeout | undefined;

  /** `changed` is called when what a copy holds is not what it was. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** A copy, or why it cannot be read; null where there is none. */
  of(program: Program): Copy | UserError | null {
    const known = this.#known.get(program.id);
    if (known) return known.found;
    const found = read(program);
    this.#known.set(program.id, { program, found });
    return found;
  }

  /** Some file has changed. */
  look(): void {
    let isOther = false;
    for (const one of this.#known.values()) {
      const found = read(one.program);
      if (sameCopy(one.found, found)) continue;
      if (isEmpty(one.program) && this.#soon === undefined) {
        this.#soon = setTimeout(() => {
          this.look();
          this.#soon = undefined;
        }, emptyMs);
        continue;
      }
      one.found = found;
      isOther = true;
    }
    if (isOther) this.#changed();
  }

  close(): void {
    clearTimeout(this.#soon);
  }
}

function read(program: Program): Copy | UserError | null {
  try {
    return readCopy(program);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

const isEmpty = ({ copy }: Program): boolean => readIfThere(copy) === '';

function sameCopy(one: Copy | UserError | null, other: Copy | UserError | null): boolean {
  if (one instanceof UserError || other instanceof UserError) {
    return one instanceof UserError && other instanceof UserError && one.message === other.message;
  }
  return one?.version === other?.version;
}
