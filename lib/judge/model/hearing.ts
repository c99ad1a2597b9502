import type { Peer } from '../peers/peer.ts';
import type { Program } from '../program.ts';
import type { VerdictError } from '../verdict.ts';

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
        const bytes = await peer.some();
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
  async next(program: Program, patience: number): Promise<'news' | 'silence' | 'asleep'> {
    const news = new Promise<true>((resolve) => {
      this.#news = () => resolve(true);
    });
    if (await within(patience, news)) return 'news';
    const awake = await Promise.race([program.isAwake(), news]);
    // What it had begun when it was asked may take it a moment more.
    if (awake && (await within(patience / 2, news))) return 'news';
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
