const minute = 60_000;
/** Wrong codes a minute: from one address, where a whole class may sit, and from all of them. */
const [ownLimit, allLimit] = [20, 300];

/** Slows down who tries codes: of 35 bits, 300 a minute find none in a lifetime. */
export class Throttle {
  #wrong: { address: string; at: number }[] = [];

  /** Milliseconds until an address may try a code again; 0 if it may now. */
  waitMs(address: string, now: number): number {
    this.#wrong = this.#wrong.filter(({ at }) => at > now - minute && at <= now);
    const own = this.#wrong.filter((one) => one.address === address);
    const oldest = own.length >= ownLimit ? own[0] : undefined;
    const first = oldest ?? (this.#wrong.length >= allLimit ? this.#wrong[0] : undefined);
    return first ? first.at + minute - now : 0;
  }

  wrong(address: string, at: number): void {
    this.#wrong.push({ address, at });
  }
}
