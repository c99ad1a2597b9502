// The runner's side of the private pipe from the preload.
import type { Readable } from 'node:stream';
import { cutLines } from './pipes.ts';
import type { PreloadMessage } from './preload-pipe.ts';

/** Characters of the longest message: a whole preview, escaped twice, and the rest. */
const lengthLimit = 64 * 1_024;

const kinds = new Set([
  ...['listening', 'connect', 'accept', 'data', 'end', 'reset', 'close', 'error'],
  ...['bound', 'datagram'],
]);

/**
 * Hands on each message that begins with the key, until the pipe is over. The program can write to
 * the pipe too: anything else in it is dropped.
 */
export function eachMessage(
  pipe: Readable,
  key: string,
  take: (message: PreloadMessage) => void,
): Promise<void> {
  return cutLines(
    pipe,
    (line) => {
      const message = line.startsWith(key) ? messageIn(line.slice(key.length)) : null;
      if (message) take(message);
    },
    lengthLimit,
  );
}

/** Null for half a message, which a program killed meanwhile left, and for what makes no sense. */
function messageIn(text: string): PreloadMessage | null {
  try {
    const message: unknown = JSON.parse(text);
    return isRecord(message) && isMessage(message) ? (message as PreloadMessage) : null;
  } catch {
    return null;
  }
}

/** A program may have put anything in place of what Node says about its sockets. */
function isMessage(message: Record<string, unknown>): boolean {
  if ('limit' in message) return message.limit === 'memory';
  if ('pile' in message) return isRecord(message.pile) && areNumbers(message.pile, 'port', 'bytes');
  if ('kept' in message) {
    return isRecord(message.kept) && areNumbers(message.kept, 'sockets', 'bytes');
  }
  if ('origins' in message) {
    const { origins } = message;
    return (
      isRecord(origins) &&
      areNumbers(origins, 'port') &&
      [origins.wrote, origins.ended, origins.served].every((stack) => typeof stack === 'string')
    );
  }
  if ('over' in message) return areNumbers(message, 'over');
  if ('awake' in message || 'ready' in message) return true;
  const { kind, local, remote, direction, source, preview, code } = message;
  return (
    kinds.has(String(kind)) &&
    [source, preview, code].every((text) => typeof text === 'string') &&
    areNumbers(message, 't', 'connection', 'bytes') &&
    [local, remote].every((place) => place === null || isPlace(place)) &&
    [null, 'in', 'out'].some((one) => one === direction)
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isPlace = (value: unknown): boolean =>
  isRecord(value) && typeof value.address === 'string' && areNumbers(value, 'port');

const areNumbers = (record: Record<string, unknown>, ...names: string[]): boolean =>
  names.every((name) => Number.isFinite(record[name]));
