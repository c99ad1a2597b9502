import { connect, type Socket } from 'node:net';
import type { WaitOptions } from './aborting.ts';
import { checkEndPoint, type EndPoint } from './endpoint.ts';
import { SocketError, withEndPoint } from './errors.ts';

export interface ConnectOptions extends WaitOptions {
  /**
   * Milliseconds an address of a host name has to itself before the next one is tried; Node takes
   * at least 10. Default: that of `net.getDefaultAutoSelectFamilyAttemptTimeout()`.
   */
  autoSelectFamilyAttemptTimeout?: number | undefined;
}

/** Connects, and hands the socket over in the same moment, so that no event is lost in between. */
export async function connectSocket<T>(
  endPoint: EndPoint,
  { signal, autoSelectFamilyAttemptTimeout: attemptMs }: ConnectOptions = {},
  handOver: (socket: Socket) => T,
): Promise<T> {
  const { host, port, text } = checkEndPoint(endPoint);
  // Node would throw as well, but leave the handle open that it has made by then.
  if (attemptMs !== undefined && !(Number.isInteger(attemptMs) && attemptMs >= 1)) {
    const message = `autoSelectFamilyAttemptTimeout is whole milliseconds from 1 up, not ${attemptMs}`;
    throw new SocketError('ERR_OUT_OF_RANGE', message);
  }
  signal?.throwIfAborted();
  const socket = connect({
    host,
    port,
    allowHalfOpen: true,
    noDelay: true,
    ...(attemptMs !== undefined && { autoSelectFamilyAttemptTimeout: attemptMs }),
  });
  return new Promise<T>((resolve, reject) => {
    const forget = () => signal?.removeEventListener('abort', abort);
    // Node's own `signal` option would go on to destroy the socket after it has connected.
    const abort = () => {
      forget();
      socket.destroy();
      reject(signal?.reason);
    };
    const fail = (error: Error) => {
      forget();
      reject(withEndPoint(error, text));
    };
    signal?.addEventListener('abort', abort);
    socket.once('error', fail);
    socket.once('connect', () => {
      forget();
      resolve(handOver(socket));
      socket.off('error', fail);
    });
  });
}
