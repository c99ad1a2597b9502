import { SocketError } from './errors.ts';

const LF = 0x0a;
const CR = 0x0d;

/**
 * The lines of a byte stream, as text (UTF-8), without their LF or CRLF. Text after the last LF is
 * a line as well. Use one `lines` a connection: what it has read ahead is lost to another.
 *
 * Rejects with `ERR_LINE_TOO_LONG` when a line has more than `maxLength` bytes (default 64 KiB):
 * without a limit, a peer that never ends its line fills our memory.
 */
export async function* lines(
  source: AsyncIterable<Uint8Array>,
  { maxLength = 64 * 1024 }: { maxLength?: number } = {},
): AsyncGenerator<string, void, undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;

  const keep = (part: Uint8Array) => {
    length += part.length;
    // One more for the CR, which may yet turn out to belong to the line's end.
    if (length > maxLength + 1) throw tooLong(maxLength);
    parts.push(part);
  };
  const takeLine = () => {
    const line = Buffer.concat(parts, length);
    parts = [];
    length = 0;
    const end = line.at(-1) === CR ? line.length - 1 : line.length;
    if (end > maxLength) throw tooLong(maxLength);
    return line.toString('utf8', 0, end);
  };

  for await (const chunk of source) {
    let start = 0;
    // In UTF-8 the byte 0x0A is never part of another character: cut first, decode whole lines.
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      keep(chunk.subarray(start, end));
      start = end + 1;
      yield takeLine();
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (length > 0) yield takeLine();
}

function tooLong(maxLength: number): SocketError {
  return new SocketError('ERR_LINE_TOO_LONG', `a line has more than ${maxLength} bytes`);
}
