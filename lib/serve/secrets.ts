import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits that nobody guesses, as 43 characters of an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that tells nothing about where they differ. */
export function sameSecret(given: string | undefined, own: string): boolean {
  return timingSafeEqual(Buffer.from(digestOf(given ?? '')), Buffer.from(digestOf(own)));
}

/** Only so many wait at a time: the oldest makes room. */
const waiting = 1_000;

/**
 * Tokens that work once, within a minute: `?token=${tokens.issue(person)}` in a link, then
 * `tokens.redeem(c.req.query('token'))`, which is null for any but the first to come.
 */
export class OneTimeTokens<For> {
  readonly #ms: number;
  readonly #now: () => number;
  /** By the token's digest, so that looking one up tells nothing about the others. */
  readonly #issued = new Map<string, { what: For; until: number }>();

  constructor(ms = 60_000, now: () => number = () => performance.now()) {
    this.#ms = ms;
    this.#now = now;
  }

  issue(what: For): string {
    const token = newSecret();
    const [oldest] = this.#issued.keys();
    if (this.#issued.size >= waiting && oldest !== undefined) this.#issued.delete(oldest);
    this.#issued.set(digestOf(token), { what, until: this.#now() + this.#ms });
    return token;
  }

  redeem(token: string | undefined): For | null {
    const digest = digestOf(token ?? '');
    const issued = this.#issued.get(digest);
    this.#issued.delete(digest);
    return issued && this.#now() <= issued.until ? issued.what : null;
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
