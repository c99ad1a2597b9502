import { transform } from 'esbuild';
import { printsOnly } from './printing.ts';

/** A program with one small change, which its check should notice. */
export type Mutant = {
  /** The kind of change, by its name in Stryker: `BooleanLiteral`. */
  mutator: string;
  /** Where the change begins, both counted from 1. */
  line: number;
  column: number;
  /** The lines it is in, as one; of more than two, the first and the last. */
  before: string;
  after: string;
  /** The whole program. */
  text: string;
};

export type Mutants = {
  mutants: Mutant[];
  /** How many more there would be in what is only printed. */
  printed: number;
};

/** All mutants of a program, in the order in which Stryker makes them. */
export async function mutantsOf(source: string): Promise<Mutants> {
  const { Instrumenter } = await import('@stryker-mutator/instrumenter');
  const { mutants: all } = await new Instrumenter(silent).instrument(
    [{ name: 'program.ts', mutate: true, content: source }],
    { plugins: null, excludedMutations: [], ignorers: [{ shouldIgnore: printsOnly }] },
  );
  const lines = source.split('\n');
  const offsetOf = ({ line, column }: { line: number; column: number }): number =>
    lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, column);
  const made = all
    .filter(({ status }) => status !== 'Ignored')
    .map(async ({ mutatorName: mutator, replacement, location: { start, end } }) => {
      const put = (code: string, from = 0, to = source.length): string =>
        source.slice(from, offsetOf(start)) + code + source.slice(offsetOf(end), to);
      const lineStart = offsetOf({ line: start.line, column: 0 });
      const lineEnd = offsetOf({ line: end.line, column: lines[end.line]?.length ?? 0 });
      return {
        mutator,
        line: start.line + 1,
        column: start.column + 1,
        before: asOne(source.slice(lineStart, lineEnd)),
        after: asOne(put(replacement, lineStart, lineEnd)),
        text: await firstValid(candidates(mutator, replacement).map((code) => put(code))),
      };
    });
  return { mutants: await Promise.all(made), printed: all.length - made.length };
}

/** An expression keeps its place among operators only in parentheses; nothing else may have them. */
function candidates(mutator: string, code: string): string[] {
  return mutator === 'BlockStatement' ? [code] : [`(${code})`, code];
}

async function firstValid(texts: readonly string[]): Promise<string> {
  for (const text of texts) {
    const valid = await transform(text, { loader: 'ts', logLevel: 'silent' }).then(
      () => true,
      () => false,
    );
    if (valid) return text;
  }
  throw new Error(`not a program:\n${texts[0]}`);
}

function asOne(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const [first = '', ...others] = lines;
  return lines.length > 2 ? `${first} … ${others.at(-1)}` : lines.join(' ');
}

const no = (): boolean => false;
const nothing = (): void => {};

/** Stryker tells its logger how many mutants it has made; the report says that. */
const silent = {
  ...{ isTraceEnabled: no, isDebugEnabled: no, isInfoEnabled: no },
  ...{ isWarnEnabled: no, isErrorEnabled: no, isFatalEnabled: no },
  ...{ trace: nothing, debug: nothing, info: nothing, warn: nothing },
  ...{ error: nothing, fatal: nothing },
};
