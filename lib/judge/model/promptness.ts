/** An answer that was owed at once. */
export type Answer = {
  /** Milliseconds that the peer waited for it. */
  ms: number;
  /** When it came. */
  at: number;
  /** Whether the peer had sent its FIN: what a program holds back is often let go by that. */
  fin: boolean;
};

/** Fewer answers than this say nothing about most. */
const few = 4;
/** How many peers of a scene are a crowd. */
const crowd = 50;

/**
 * How soon a program answers. A busy machine makes some answers late, but not the quickest quarter of
 * them; and in a crowd, it lets answers come in bursts, not each long after the one before.
 */
export class Promptness {
  readonly #answers: Answer[] = [];
  #scene: Answer[] = [];
  /** Milliseconds between most answers to a crowd, where that was the least. */
  #gap: number | undefined;

  note(answer: Answer): void {
    this.#answers.push(answer);
    this.#scene.push(answer);
  }

  /** What is noted from here on belongs together. */
  begin(): void {
    this.#scene = [];
  }

  /** All that was noted since then were answers to peers that came at once. */
  end(): void {
    for (const list of byFin(this.#scene)) {
      if (list.length < crowd) continue;
      const times = list.map(({ at }) => at).sort((a, b) => a - b);
      const gap = quantile(
        times.slice(1).map((at, index) => at - (times[index] ?? at)),
        1 / 2,
      );
      this.#gap = Math.min(gap, this.#gap ?? gap);
    }
  }

  /** Milliseconds that most answers have taken at least. */
  get wait(): number {
    const lists = byFin(this.#answers).filter(({ length }) => length >= few);
    return Math.max(
      0,
      ...lists.map((list) =>
        quantile(
          list.map(({ ms }) => ms),
          1 / 4,
        ),
      ),
    );
  }

  /** Milliseconds between most answers to peers that came at once; 0 if there was no crowd. */
  get gap(): number {
    return this.#gap ?? 0;
  }
}

const byFin = (answers: readonly Answer[]): Answer[][] =>
  [true, false].map((wanted) => answers.filter(({ fin }) => fin === wanted));

function quantile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
}
