import type { WaitOptions } from './aborting.ts';
import type { ByteReader } from './byte-reader.ts';
import { SocketError } from './errors.ts';

const HEADER = 4;

export interface FrameOptions extends WaitOptions {
  /** The most bytes a message may have. Default 1 MiB. */
  maxLength?: number;
}

/**
 * The next message: four bytes with its length, the most significant first, then that many bytes.
 * Null when the stream ends between two messages.
 *
 * Rejects with `ERR_FRAME_TOO_LONG` above `maxLength` bytes, before any memory is allocated for it,
 * with `ERR_STREAM_PREMATURE_CLOSE` when the stream ends within a message, or with the signal's
 * reason. A read that rejects has taken nothing.
 */
export async function readFrame(
  reader: ByteReader,
  { maxLength = 1024 * 1024, signal }: FrameOptions = {},
): Promise<Buffer | null> {
  const header = await reader.peekExactly(HEADER, { signal });
  if (header === null) return null;
  const length = header.readUInt32BE(0);
  if (length > maxLength) {
    const message = `a frame of ${length} bytes; at most ${maxLength} are allowed`;
    throw new SocketError('ERR_FRAME_TOO_LONG', message);
  }
  const frame = await reader.readExactly(HEADER + length, { signal });
  return frame === null ? null : frame.subarray(HEADER);
}

/** Sends one message, text as UTF-8, with its length before it. Rejects as `send` does. */
export function writeFrame(
  target: { send(data: Uint8Array, options?: WaitOptions): Promise<void> },
  message: Uint8Array | string,
  options?: WaitOptions,
): Promise<void> {
  const payload = typeof message === 'string' ? Buffer.from(message) : message;
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(payload.length);
  // One send: header and payload apart would be two small packets (see Nagle, RFC 1122, 4.2.3.4).
  return target.send(Buffer.concat([header, payload]), options);
}
