import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';

/** Characters kept of a line that a program prints: a log of all it received may have no line end. */
const lineLimit = 4_096;

/** Hands on each line of a stream, its start if it is longer than the limit, until it is over. */
export async function cutLines(
  input: Readable,
  take: (line: string) => void,
  limit = lineLimit,
): Promise<void> {
  if (input.destroyed) return;
  const decoder = new StringDecoder('utf8');
  let unfinished = '';
  const add = (text: string): void => {
    const lines = text.split(/\r?\n/);
    lines[0] = unfinished + lines[0];
    unfinished = (lines.pop() ?? '').slice(0, limit + 1);
    for (const line of lines) take(cut(line, limit));
  };
  input.on('data', (chunk: Buffer) => add(decoder.write(chunk)));
  await finished(input, { writable: false }).catch(() => {});
  add(decoder.end());
  if (unfinished !== '') take(cut(unfinished.replace(/\r$/, ''), limit));
}

const cut = (line: string, limit: number): string =>
  line.length > limit ? `${line.slice(0, limit)}…` : line;
