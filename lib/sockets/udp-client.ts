import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import type { WaitOptions } from './aborting.ts';
import { checkEndPoint, type EndPoint, IPEndPoint } from './endpoint.ts';
import { SocketError, withEndPoint } from './errors.ts';
import { getHostEntry } from './hosts.ts';
import { Inbox } from './inbox.ts';
import { Iteration } from './iteration.ts';

/** One datagram, whole, and where it came from. */
export interface Datagram {
  readonly bytes: Buffer;
  readonly remoteEndPoint: IPEndPoint;
}

/** Bytes of datagrams that are kept for the next `receive`; what comes then is lost. */
const limit = 1_024 * 1_024;

/**
 * A UDP socket: it sends and receives datagrams, each whole or not at all, in any order, perhaps
 * twice. Nothing tells that one was lost; the kit itself loses them while 1 MiB is unread.
 */
export class UdpClient implements AsyncIterable<Datagram>, Disposable {
  readonly localEndPoint: IPEndPoint;
  /** The only peer, after `connect`. */
  readonly remoteEndPoint: IPEndPoint | undefined;
  #socket: Socket;
  #inbox = new Inbox<Datagram>(({ bytes }) => bytes.length);
  #failure: Error | undefined;
  #closed = false;

  private constructor(socket: Socket, remote?: IPEndPoint) {
    this.#socket = socket;
    const { address, port } = socket.address();
    this.localEndPoint = new IPEndPoint(address, port);
    this.remoteEndPoint = remote;
    socket.on('message', (bytes, from) => {
      if (this.#inbox.weight >= limit) return;
      this.#inbox.put({ bytes, remoteEndPoint: new IPEndPoint(from.address, from.port) });
    });
    socket.on('error', (error) =>
      this.#fail(withEndPoint(error, `${remote ?? this.localEndPoint}`)),
    );
  }

  /**
   * Takes datagrams for this endpoint, from anyone; with a host name, on its first address.
   * Rejects with `EADDRINUSE`, `EADDRNOTAVAIL`, `EACCES`, `ENOTFOUND`, `ERR_SOCKET_BAD_PORT`, or the
   * signal's reason.
   */
  static async bind(endPoint: EndPoint, { signal }: WaitOptions = {}): Promise<UdpClient> {
    const { host, port, text } = checkEndPoint(endPoint);
    return opened(host, text, signal, async (socket, address) => {
      socket.bind(port, address);
      await once(socket, 'listening');
      return new UdpClient(socket);
    });
  }

  /**
   * Settles on one peer: `send` needs no endpoint, datagrams from others are dropped, and the next
   * `receive` rejects with `ECONNREFUSED` when the peer's system says that nobody is there. Nothing
   * is sent by this call. Rejects with `ENOTFOUND`, `ENETUNREACH`, `ERR_SOCKET_BAD_PORT`, or the
   * signal's reason.
   */
  static async connect(endPoint: EndPoint, { signal }: WaitOptions = {}): Promise<UdpClient> {
    const { host, port, text } = checkEndPoint(endPoint);
    return opened(host, text, signal, async (socket, address) => {
      socket.connect(port, address);
      await once(socket, 'connect');
      return new UdpClient(socket, new IPEndPoint(address, port));
    });
  }

  /**
   * Hands one datagram to the system, for this endpoint or the connected peer. Nobody knows whether it
   * arrives. Rejects with `EMSGSIZE` when it is too long: more than 65,507 bytes over IPv4, less on
   * some systems.
   */
  send(data: Uint8Array | string, endPoint?: EndPoint): Promise<void> {
    return new Promise((resolve, reject) => {
      const { host, port, text } = endPoint ? checkEndPoint(endPoint) : peerOf(this);
      const done = (error: Error | null) => (error ? reject(withEndPoint(error, text)) : resolve());
      try {
        if (this.remoteEndPoint) this.#socket.send(data, done);
        else this.#socket.send(data, port, host, done);
      } catch (error) {
        reject(error instanceof Error ? withEndPoint(error, text) : error);
      }
    });
  }

  /**
   * The next datagram, which may be empty; null after `close`. Rejects with the signal's reason (no
   * datagram is lost) or a system error, after which the socket goes on. One call at a time.
   */
  receive({ signal }: WaitOptions = {}): Promise<Datagram | null> {
    const failure = this.#failure;
    if (!failure) return this.#inbox.take(signal);
    this.#failure = undefined;
    return Promise.reject(failure);
  }

  /** Receives until `close`. Leaving the loop early does not close the socket. */
  [Symbol.asyncIterator](): AsyncIterableIterator<Datagram> {
    return new Iteration(async () => {
      const value = await this.receive();
      return value === null ? { done: true, value } : { done: false, value };
    });
  }

  /** Frees the port at once. There is no goodbye: no peer is told. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#socket.close();
    this.#inbox.end();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** The reader who waits is told, or else the next one. */
  #fail(error: Error): void {
    if (this.#inbox.waiting) this.#inbox.interrupt(error);
    else this.#failure = error;
  }
}

/** A socket of the family of the host's first address, closed again where `open` fails. */
async function opened(
  host: string,
  text: string,
  signal: AbortSignal | undefined,
  open: (socket: Socket, address: string) => Promise<UdpClient>,
): Promise<UdpClient> {
  let socket: Socket | undefined;
  try {
    const { addressList } = await getHostEntry(host, { signal });
    const [address = host] = addressList;
    socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    return await open(socket, address);
  } catch (error) {
    socket?.close();
    if (signal?.aborted || !(error instanceof Error)) throw error;
    throw withEndPoint(error, text);
  }
}

function peerOf({ remoteEndPoint }: UdpClient): { host: string; port: number; text: string } {
  if (remoteEndPoint) return checkEndPoint(remoteEndPoint);
  throw new SocketError('ERR_NO_PEER', 'send where? Give an endpoint, or connect first');
}
