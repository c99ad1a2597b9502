// What UDP sockets send and receive, for a recording. As with TCP, the program notices nothing.
import dgram from 'node:dgram';
import { getSystemErrorName } from 'node:util';
import { codeOf } from '../sockets/errors.ts';
import { escapeBytes } from '../wire/escape.ts';
import { type Place, previewLimit } from '../wire/event.ts';
import { now, placeOf, type Recorder } from './preload-pipe.ts';

/** The part of Node's own UDP handle that every datagram passes through on its way out. */
type Handle = {
  send(
    request: unknown,
    list: readonly Uint8Array[],
    count: number,
    ...to: [port: number, address: string, hasCallback: boolean] | [hasCallback: boolean]
  ): number;
};

/** Reports the datagrams of every UDP socket, and where those listen that were bound on purpose. */
export function watchDatagrams(recorder: Recorder): void {
  const { prototype } = dgram.Socket;
  const { bind, emit } = prototype;
  const watches = new WeakMap<dgram.Socket, DatagramWatch>();
  const watchOf = (socket: dgram.Socket): DatagramWatch => {
    const known = watches.get(socket);
    if (known) return known;
    const watch = new DatagramWatch(socket, recorder);
    watches.set(socket, watch);
    return watch;
  };
  prototype.bind = function (this: dgram.Socket, ...args: unknown[]) {
    // That is how Node itself binds a socket that sends first.
    if (args.length === 2 && args[1] === null) watchOf(this).implicit = true;
    return Reflect.apply(bind, this, args);
  };
  prototype.emit = function (this: dgram.Socket, name: string | symbol, ...args: unknown[]) {
    if (name === 'listening') watchOf(this).listens();
    if (name === 'message') {
      const [bytes, from] = args as [Uint8Array, dgram.RemoteInfo];
      watchOf(this).data('in', placeOf(from.address, from.port), bytes);
    }
    if (name === 'error') watchOf(this).failed(codeOf(args[0]));
    return Reflect.apply(emit, this, [name, ...args]);
  };
}

class DatagramWatch {
  /** Whether the system chose the place because the socket sent before it was bound. */
  implicit = false;
  readonly #socket: dgram.Socket;
  readonly #recorder: Recorder;
  readonly #kept = { in: 0, out: 0 };

  constructor(socket: dgram.Socket, recorder: Recorder) {
    this.#socket = socket;
    this.#recorder = recorder;
  }

  listens(): void {
    if (!this.implicit) this.#recorder.send({ kind: 'bound', local: this.#local() });
    this.#watchHandle();
  }

  data(direction: 'in' | 'out', remote: Place | null, bytes: Uint8Array, t = now()): void {
    const kept = bytes.subarray(0, Math.max(0, previewLimit - this.#kept[direction]));
    this.#kept[direction] += kept.length;
    const preview = escapeBytes(kept);
    const local = this.#local();
    const { length } = bytes;
    this.#recorder.send({ kind: 'datagram', t, local, remote, direction, bytes: length, preview });
  }

  failed(code: string, remote = this.#remote()): void {
    this.#recorder.send({ kind: 'error', local: this.#local(), remote, code });
  }

  /** Below `send`, where names are addresses and lists of buffers are known to be right. */
  #watchHandle(): void {
    const handle = handleOf(this.#socket);
    if (!handle) return;
    const { send } = handle;
    handle.send = (request, list, count, ...to) => {
      const t = now();
      const result = Reflect.apply(send, handle, [request, list, count, ...to]);
      const [port, address] = to;
      const remote = typeof port === 'number' ? placeOf(address, port) : this.#remote();
      if (result < 0) this.failed(getSystemErrorName(result), remote);
      else this.data('out', remote, Buffer.concat(list), t);
      return result;
    };
  }

  #local(): Place | null {
    return placeFrom(() => this.#socket.address());
  }

  #remote(): Place | null {
    return placeFrom(() => this.#socket.remoteAddress());
  }
}

function handleOf(socket: dgram.Socket): Handle | null {
  const symbol = Object.getOwnPropertySymbols(socket).find(
    ({ description }) => description === 'state symbol',
  );
  return (symbol && Reflect.get(socket, symbol)?.handle) ?? null;
}

/** Null for a socket that is not bound, not connected, or closed: Node throws for those. */
function placeFrom(ask: () => { address: string; port: number }): Place | null {
  try {
    const { address, port } = ask();
    return placeOf(address, port);
  } catch {
    return null;
  }
}
