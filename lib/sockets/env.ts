import { type EndPoint, parsePort } from './endpoint.ts';
import { SocketError } from './errors.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Where a listener binds: `HOST` (default 127.0.0.1) and `PORT` (default 0: the system chooses).
 * Throws `ERR_SOCKET_BAD_PORT`.
 */
export function localEndPointFromEnv(env: Env = process.env): EndPoint {
  return { host: env.HOST || '127.0.0.1', port: parsePort(env.PORT || '0') };
}

/**
 * Where a client connects: `HOST` (default 127.0.0.1) and `PORT`, which has no default.
 * Throws `ERR_NO_PORT`, with the remedy in its message, or `ERR_SOCKET_BAD_PORT`.
 */
export function remoteEndPointFromEnv(env: Env = process.env): EndPoint {
  if (!env.PORT) {
    throw new SocketError(
      'ERR_NO_PORT',
      'which port? Start the server, then run this program with the environment variable PORT set to its port, for example PORT=11000',
    );
  }
  return localEndPointFromEnv(env);
}
