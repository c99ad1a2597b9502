import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { WaitOptions } from './aborting.ts';
import { checkEndPoint, type EndPoint, IPEndPoint } from './endpoint.ts';
import { SocketError, withEndPoint } from './errors.ts';
import { getHostEntry } from './hosts.ts';
import { Inbox } from './inbox.ts';
import { Iteration } from './iteration.ts';
import { TcpClient } from './tcp-client.ts';

export interface ListenOptions extends WaitOptions {
  /**
   * Connections that the system completes and holds until Node takes them: 511 unless told
   * otherwise, and a hint, see `listen(2)`. Node takes them at every turn of the event loop, accepted
   * or not: the queue fills up only while the loop is busy. What bounds the rest is `maxConnections`.
   */
  backlog?: number;
  /**
   * Connections open at one time, including those that nobody has accepted yet; more are dropped and
   * counted in `dropped`. At least 1. Keep it below the limit of open files (`ulimit -n`): beyond
   * that, connections are dropped and nobody is told.
   */
  maxConnections?: number;
  /** On `::`, refuse IPv4 clients instead of showing them as `::ffff:192.0.2.1`. Default false. */
  ipv6Only?: boolean;
}

/** A listening socket. It carries no data itself: each accepted client is a socket of its own. */
export class TcpListener implements AsyncIterable<TcpClient>, Disposable {
  #localEndPoint = new IPEndPoint('0.0.0.0', 0);
  /** What all clients have in common; bound to every address, each came to one of them. */
  #shared: IPEndPoint | undefined;
  #server: Server;
  #inbox = new Inbox<TcpClient>();
  #dropped = 0;

  /** For a server that does not listen yet: in a cluster, a client may come before `'listening'`. */
  private constructor(server: Server) {
    this.#server = server;
    // #region connections
    // A client is complete from here on: its errors have a listener, its bytes a place.
    server.on('connection', (socket) => this.#inbox.put(new TcpClient(socket, this.#shared)));
    server.on('drop', () => this.#dropped++);
    server.on('error', (error) =>
      this.#inbox.interrupt(withEndPoint(error, `${this.localEndPoint}`)),
    );
    // #endregion
  }

  /**
   * Binds and listens; with a host name, on its first address. The signal cancels only the start.
   *
   * Rejects with `EADDRINUSE`, `EADDRNOTAVAIL`, `EACCES` (ports below 1024 on some systems),
   * `ENOTFOUND`, `ERR_SOCKET_BAD_PORT`, `ERR_OUT_OF_RANGE`, or the signal's reason.
   */
  static async start(endPoint: EndPoint, options: ListenOptions = {}): Promise<TcpListener> {
    const { host, port, text } = checkEndPoint(endPoint);
    const { signal, maxConnections, ...listenOptions } = options;
    if (maxConnections !== undefined && !(maxConnections >= 1)) {
      const message = `maxConnections is at least 1, not ${maxConnections}`;
      throw new SocketError('ERR_OUT_OF_RANGE', message);
    }
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    if (maxConnections !== undefined) server.maxConnections = maxConnections;
    const listener = new TcpListener(server);
    try {
      const { addressList } = await getHostEntry(host, { signal });
      server.listen({ host: addressList[0], port, ...listenOptions });
      await once(server, 'listening');
    } catch (error) {
      if (signal?.aborted || !(error instanceof Error)) throw error;
      throw withEndPoint(error, text);
    }
    listener.#listens();
    return listener;
  }

  #listens(): void {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
    this.#localEndPoint = new IPEndPoint(address.address, address.port);
    if (!isWildcard(address.address)) this.#shared = this.#localEndPoint;
  }

  /** Where it listens: with the port that the system chose, if it was asked for any. */
  get localEndPoint(): IPEndPoint {
    return this.#localEndPoint;
  }

  /** How many connections were dropped because of `maxConnections`. */
  get dropped(): number {
    return this.#dropped;
  }

  /**
   * The next client, connected already: the system has done the handshake. Null after `stop`.
   * Rejects with the signal's reason (no client is lost), or a system error such as `ENFILE`,
   * after which the listener goes on. One call at a time.
   */
  accept(options?: WaitOptions): Promise<TcpClient | null> {
    return this.#inbox.take(options?.signal);
  }

  /** Accepts until `stop`. Leaving the loop early does not stop the listener. */
  [Symbol.asyncIterator](): AsyncIterableIterator<TcpClient> {
    return new Iteration(() => this.#inbox.next());
  }

  /** Frees the port at once, and resets the clients that nobody has accepted. The others live on. */
  stop(): void {
    this.#server.close();
    this.#inbox.end();
    for (const client of this.#inbox.discard()) client.abort();
  }

  [Symbol.dispose](): void {
    this.stop();
  }
}

function isWildcard(address: string): boolean {
  return ['0.0.0.0', '::', '::ffff:0.0.0.0'].includes(address);
}
