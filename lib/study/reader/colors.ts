import { setImmediate as otherWork } from 'node:timers/promises';
import type { Block } from '../../course/blocks.ts';
import { blocksOf } from '../../course/blocks.ts';
import type { CodePiece } from '../../course/highlight.ts';

/**
 * The colors of a page's code. The highlighter takes a good part of a second to get going, so
 * pages are drawn without it first, and it works while the first screen is read.
 */
export class Colors {
  readonly #known = new Map<string, CodePiece[][]>();

  /** What is known about a piece of code: its colors, or plain lines for now. */
  readonly of = (code: string): CodePiece[][] =>
    this.#known.get(code) ?? code.split('\n').map((text) => [{ kind: 'plain', text }]);

  /** Highlights every program of a page; keys are handled in between. */
  async prepare(blocks: readonly Block[]): Promise<void> {
    await otherWork();
    const { highlight } = await import('../../course/highlight.ts');
    for (const { text } of blocksOf(blocks, 'code')) {
      if (this.#known.has(text)) continue;
      await otherWork();
      this.#known.set(text, highlight(text));
    }
  }
}
