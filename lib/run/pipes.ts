import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import type { PreloadMessage } from './preload-pipe.ts';

/** The lines of a stream, up to its end or until it is destroyed. */
export function linesOf(input: Readable): AsyncIterable<string> | Iterable<string> {
  if (input.destroyed) return [];
  const lines = createInterface({ input });
  input.once('close', () => lines.close());
  return lines;
}

/** Characters kept of a line that a program prints: a log of all it received may have no line end. */
const lineLimit = 4_096;

/** Hands on each line of a program's output, its start if it is long, until the stream is over. */
export async function cutLines(input: Readable, take: (line: string) => void): Promise<void> {
  if (input.destroyed) return;
  const decoder = new StringDecoder('utf8');
  let unfinished = '';
  const add = (text: string): void => {
    const lines = text.split(/\r?\n/);
    lines[0] = unfinished + lines[0];
    unfinished = (lines.pop() ?? '').slice(0, lineLimit + 1);
    for (const line of lines) take(cut(line));
  };
  input.on('data', (chunk: Buffer) => add(decoder.write(chunk)));
  await finished(input, { writable: false }).catch(() => {});
  add(decoder.end());
  if (unfinished !== '') take(cut(unfinished.replace(/\r$/, '')));
}

const cut = (line: string): string =>
  line.length > lineLimit ? `${line.slice(0, lineLimit)}…` : line;

/** What the preload wrote; null for half of it, which a program killed meanwhile left. */
export function messageIn(line: string): PreloadMessage | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
