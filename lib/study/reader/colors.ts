import { type ChildProcess, fork } from 'node:child_process';
import type { CodePiece } from '../../course/highlight.ts';

const program = new URL('color-program.ts', import.meta.url);

/** The colors of programs, found by a process of its own; until then a program has none. */
export class Colors {
  readonly #known = new Map<string, CodePiece[][]>();
  #child: ChildProcess | null = null;

  of(text: string): CodePiece[][] | undefined {
    return this.#known.get(text);
  }

  /** Colors programs one by one; calls `more` after each. */
  add(texts: readonly string[], more: () => void): void {
    const fresh = texts.filter((text) => !this.#known.has(text));
    if (fresh.length === 0) return;
    this.close();
    const child = fork(program, {
      execArgv: ['--import', import.meta.resolve('tsx')],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child = child;
    child.on('message', ({ text, lines }: { text: string; lines: CodePiece[][] }) => {
      this.#known.set(text, lines);
      more();
    });
    // Without it, programs have no colors, which can be read as well.
    child.on('error', () => {});
    child.send(fresh, () => {});
  }

  close(): void {
    this.#child?.kill();
    this.#child = null;
  }
}
