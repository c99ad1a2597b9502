import { readFileSync } from 'node:fs';

export type SyntaxFault = {
  /** The path of the file that could not be read as TypeScript. */
  file: string;
  /** Both from 1, the column in characters, as editors count. */
  line: number;
  column: number;
  message: string;
};

/** What tsx prints of a file that it cannot translate; null when it was something else. */
export function syntaxFault(printed: readonly string[]): SyntaxFault | null {
  for (const text of printed) {
    const match = /^\s*(?:\w*Error: )?(.+):(\d+):(\d+): ERROR: (.*)$/.exec(text);
    if (!match) continue;
    const [, file = '', line = '', bytes = '', message = ''] = match;
    return {
      file,
      line: Number(line),
      column: columnOf(file, Number(line), Number(bytes)),
      message,
    };
  }
  return null;
}

/** esbuild counts bytes from 0. */
function columnOf(file: string, line: number, bytes: number): number {
  try {
    const text = readFileSync(file, 'utf8').split('\n')[line - 1] ?? '';
    return Buffer.from(text).subarray(0, bytes).toString().length + 1;
  } catch {
    return bytes + 1;
  }
}
