import type { Peer } from '../peers/peer.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import type { VerdictError } from '../verdict.ts';

/** Milliseconds of patience after which the check is told that it goes on. */
const slice = 1_000;

/** What a peer hears, as it comes. */
export class Hearing {
  /** When something last came. */
  cameAt = 0;
  /** How the program has ended the conversation, if it has. */
  ended: 'fin' | VerdictError | undefined;
  readonly #parts: Buffer[] = [];
  #news = (): void => {};

  /** All that has come. */
  get bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }

  async read(peer: Peer): Promise<void> {
    try {
      for (;;) {
        const bytes = await peer.someAtOnce();
        if (bytes === null) break;
        this.#parts.push(bytes);
        this.cameAt = performance.now();
        this.#news();
      }
      this.ended = 'fin';
    } catch (error) {
      this.ended = error as VerdictError;
    }
    this.#news();
  }

  /**
   * Resolves when something happens: more comes, or the end. Or when nothing does for so many
   * milliseconds, although the program's event loop turns: on a busy machine, time alone says nothing.
   */
  async next(
    { trial, program }: { trial: Trial; program: Program },
    patience: number,
  ): Promise<'news' | 'silence' | 'asleep'> {
    const news = new Promise<true>((resolve) => {
      this.#news = () => resolve(true);
    });
    const comesIn = async (ms: number): Promise<boolean> => {
      for (let left = ms; left > 0; left -= slice) {
        if (await within(Math.min(left, slice), news)) return true;
        // Patience is ours: the check's own limit is not to come first.
        trial.goesOn();
      }
      return false;
    };
    if (await comesIn(patience)) return 'news';
    const awake = await Promise.race([program.isAwake(), news]);
    // What it had begun when it was asked may take it a moment more.
    if (awake && (await comesIn(patience / 2))) return 'news';
    return awake ? 'silence' : 'asleep';
  }
}

/** Whether something happens within that many milliseconds. */
export async function within(ms: number, news: Promise<true>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const came = await Promise.race([news, late]);
  clearTimeout(timer);
  return came;
}
