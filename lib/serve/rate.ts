/** So many at once, and so many a second after that. */
export type Pace = { burst: number; perSecond: number };

type Bucket = { left: number; at: number };

/** Only so many clients are remembered: the one heard of longest ago is forgotten first. */
const remembered = 10_000;

/**
 * How often each client may do something:
 * `if (!rate.allows(address)) return c.body(null, 429);`
 */
export class Rate {
  readonly #pace: Pace;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** `now`: milliseconds of a clock that never goes back. */
  constructor(pace: Pace, now: () => number = () => performance.now()) {
    this.#pace = pace;
    this.#now = now;
  }

  /** Counts one more by a client, and says whether it was within the pace. */
  allows(client: string): boolean {
    const { burst, perSecond } = this.#pace;
    const at = this.#now();
    const known = this.#buckets.get(client) ?? { left: burst, at };
    const left = Math.min(burst, known.left + ((at - known.at) / 1_000) * perSecond);
    const allowed = left >= 1;
    this.#buckets.delete(client);
    this.#buckets.set(client, { left: allowed ? left - 1 : left, at });
    for (const [oldest] of this.#buckets) {
      if (this.#buckets.size <= remembered) break;
      this.#buckets.delete(oldest);
    }
    return allowed;
  }
}
