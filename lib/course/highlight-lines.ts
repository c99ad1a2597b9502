import type { Grammar } from 'shiki/core';
import { INITIAL, type StateStack } from 'shiki/textmate';

/** A piece of a line, and the theme's number for its color. */
export type Run = { text: string; colour: number };

type Read<Line> = { line: Line; next: StateStack };

/** What decides how the next line is read. The grammar keeps its own types for this private. */
type Frame = {
  parent: Frame | null;
  ruleId: number;
  endRule: string | null;
  beginRuleCapturedEOL: boolean;
  nameScopesList: { scopePath: object } | null;
  contentNameScopesList: { scopePath: object } | null;
};

const mostLines = 1_000;

/**
 * Reads code line by line, as shiki does, but a line that was met before, after the same, is known:
 * two lines in five of programs such as ours.
 */
export class LineReader<Line> {
  readonly #grammar: Grammar;
  readonly #make: (runs: Run[]) => Line;
  readonly #known = new Map<string, Read<Line>>();
  /** Frames with the same content have the same number. */
  readonly #numbers = new Map<string, number>();
  readonly #frames = new WeakMap<Frame, number>();

  /** `make` gives what is wanted of a line. */
  constructor(grammar: Grammar, make: (runs: Run[]) => Line) {
    this.#grammar = grammar;
    this.#make = make;
  }

  read(code: string): Line[] {
    let state: StateStack = INITIAL;
    return code.split(/\r?\n/).map((text) => {
      if (text === '') return this.#make([]);
      const { line, next } = this.#line(text, state);
      state = next;
      return line;
    });
  }

  #line(text: string, state: StateStack): Read<Line> {
    const key = `${this.#number(state as unknown as Frame)} ${text}`;
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= mostLines) this.#known.clear();
    // There is no time limit: a slow machine takes longer, but gets the same colors.
    const { tokens, ruleStack: next } = this.#grammar.tokenizeLine2(text, state, 0);
    const read = { line: this.#make(runsOf(text, tokens)), next };
    this.#known.set(key, read);
    return read;
  }

  #number(frame: Frame | null): number {
    if (frame === null) return 0;
    const known = this.#frames.get(frame);
    if (known !== undefined) return known;
    const { parent, ruleId, endRule, beginRuleCapturedEOL } = frame;
    const scopes = [frame.nameScopesList, frame.contentNameScopesList].map(
      (list) => `${list?.scopePath}`,
    );
    const name = [this.#number(parent), ruleId, endRule, beginRuleCapturedEOL, ...scopes].join(
      '\t',
    );
    const number = this.#numbers.get(name) ?? this.#numbers.size + 1;
    this.#numbers.set(name, number);
    this.#frames.set(frame, number);
    return number;
  }
}

/** Where each piece starts, and what it is: the grammar gives pairs of numbers. */
function runsOf(line: string, tokens: Uint32Array): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < tokens.length; at += 2) {
    const text = line.slice(tokens[at], tokens[at + 2] ?? line.length);
    // Nine bits of the token's description hold the theme's color.
    if (text !== '') runs.push({ text, colour: ((tokens[at + 1] ?? 0) >>> 15) & 0x1ff });
  }
  return runs;
}
