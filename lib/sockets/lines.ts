import { ByteReader, type LineOptions } from './byte-reader.ts';
import { asStep, Iteration } from './iteration.ts';

/**
 * The lines of a byte stream, see `ByteReader.readLine`. Give it the reader itself to go on with
 * other reads where the lines stop: leaving the loop takes nothing more than the lines seen.
 */
export function lines(
  source: AsyncIterable<Uint8Array> | ByteReader,
  options?: LineOptions,
): AsyncIterableIterator<string> {
  const reader = source instanceof ByteReader ? source : new ByteReader(source);
  return new Iteration(async () => asStep(await reader.readLine(options)));
}
