import type { Socket } from 'node:net';
import { MAX_DELAY } from './wait-timer.ts';

/** Resets the connection (RST). A later call than the first does nothing. */
export function reset(socket: Socket): void {
  // While libuv is sending our FIN it refuses to reset (EINVAL), and Node would keep the
  // socket open for ever. That moment is over at 'finish'.
  const sendingFin = socket.writableEnded && !socket.writableFinished && !socket.writableLength;
  if (sendingFin) socket.once('finish', () => socket.resetAndDestroy());
  else socket.resetAndDestroy();
}

/**
 * Sends FIN and reads on until the peer's FIN; resets when that takes longer than `lingerMs`. More
 * than a timer can count, `Infinity` above all, is without limit.
 */
export async function finish(socket: Socket, lingerMs: number): Promise<void> {
  if (socket.closed) return;
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const timer = lingerMs <= MAX_DELAY ? setTimeout(reset, lingerMs, socket) : undefined;
  // Closing with unread bytes would send RST, and the peer could lose our last words.
  socket.end().resume();
  await closed;
  clearTimeout(timer);
}
