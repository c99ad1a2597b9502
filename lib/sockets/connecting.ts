import { connect, type Socket } from 'node:net';
import { checkEndPoint, type EndPoint } from './endpoint.ts';
import { withEndPoint } from './errors.ts';

/** Connects and hands the socket over in the same moment, so that no event falls in between. */
export async function connectSocket<T>(
  endPoint: EndPoint,
  signal: AbortSignal | undefined,
  handOver: (socket: Socket) => T,
): Promise<T> {
  const { host, port, text } = checkEndPoint(endPoint);
  signal?.throwIfAborted();
  const socket = connect({ host, port, allowHalfOpen: true, noDelay: true });
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
