import type { Socket } from 'node:net';
import { MAX_DELAY } from './wait-timer.ts';

/** Resets the connection (RST). Later calls do nothing. */
export function reset(socket: Socket): void {
  // While libuv is sending our FIN it refuses to reset (EINVAL), and Node would keep the
  // socket open forever. That moment is over at 'finish'.
  const sendingFin = socket.writableEnded && !socket.writableFinished && !socket.writableLength;
  if (sendingFin) socket.once('finish', () => socket.resetAndDestroy());
  else socket.resetAndDestroy();
}

/** Sends FIN and reads on until the peer's FIN. Resolves once the socket is closed. */
export async function finish(socket: Socket): Promise<void> {
  if (socket.closed) return;
  const closed = new Promise((resolve) => socket.once('close', resolve));
  // Closing with unread bytes would send RST, and the peer could lose our last words.
  socket.end().resume();
  await closed;
}

/**
 * Waits until the socket is `closed`, and resets it after `ms` or when the signal is aborted. A time
 * longer than a timer can count, `Infinity` above all, is no limit.
 */
export async function limit(
  socket: Socket,
  closed: Promise<void>,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const now = () => reset(socket);
  const timer = ms <= MAX_DELAY ? setTimeout(now, ms) : undefined;
  signal?.addEventListener('abort', now);
  await closed;
  clearTimeout(timer);
  signal?.removeEventListener('abort', now);
}
