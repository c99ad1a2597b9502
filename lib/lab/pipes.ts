import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { PreloadMessage } from './preload-pipe.ts';

/** The lines of a stream, up to its end or until it is destroyed. */
export function linesOf(input: Readable): AsyncIterable<string> | Iterable<string> {
  if (input.destroyed) return [];
  const lines = createInterface({ input });
  input.once('close', () => lines.close());
  return lines;
}

/** What the preload wrote; null for half of it, which a program killed meanwhile left. */
export function messageIn(line: string): PreloadMessage | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
