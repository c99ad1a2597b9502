// Where in a judged program's code each connection was last written to, and ended, and where its
// server was set up: the line that a verdict can point at.
import net, { type Socket } from 'node:net';

/** The stacks of the calls, as Node prints them; empty where there was none. */
export type Origins = { port: number; wrote: string; ended: string; served: string };

/** How many connections that are over are remembered: each keeps its socket from being collected. */
const remembered = 16;
/** Writes to one connection after which no call is noted: a flood is not to be slowed down. */
const most = 1_000;

/** The port at the other end → the calls. */
const open = new Map<number, Calls>();
const over: Calls[] = [];

/** Where a server was given its listener for connections. */
const listeners = new WeakMap<net.Server, Error>();

/** Notes where servers are given their listeners. */
export function watchServing(): void {
  const { on } = net.Server.prototype;
  const noting = function (this: net.Server, ...args: unknown[]) {
    if (args[0] === 'connection') listeners.set(this, new Error());
    return Reflect.apply(on, this, args);
  };
  net.Server.prototype.on = noting;
  net.Server.prototype.addListener = noting;
}

/** Notes who writes to a socket, and who ends it. A stack is put into words only when somebody asks. */
export class Calls {
  wrote: Error | undefined;
  ended: Error | undefined;
  readonly served: Error | undefined;
  port = 0;
  #writes = 0;

  constructor(socket: Socket, server: net.Server | null) {
    this.served = server === null ? undefined : listeners.get(server);
    const { write, end, destroy, resetAndDestroy } = socket;
    socket.write = (...args: unknown[]) => {
      this.#writes += 1;
      this.wrote = this.#writes > most ? undefined : new Error();
      return Reflect.apply(write, socket, args);
    };
    socket.end = (...args: unknown[]) => {
      this.#ends();
      if (args.length > 0 && typeof args[0] !== 'function') this.wrote = new Error();
      return Reflect.apply(end, socket, args);
    };
    socket.destroy = (...args: unknown[]) => {
      this.#ends();
      return Reflect.apply(destroy, socket, args);
    };
    socket.resetAndDestroy = () => {
      this.#ends();
      return Reflect.apply(resetAndDestroy, socket, []);
    };
  }

  /** What Node itself calls after the first end is no news. */
  #ends(): void {
    this.ended ??= new Error();
  }

  /** The port at the other end is known. */
  meet(port: number): void {
    if (port === this.port) return;
    this.port = port;
    open.set(port, this);
  }

  close(): void {
    if (open.get(this.port) === this) open.delete(this.port);
    over.push(this);
    if (over.length > remembered) over.shift();
  }
}

export function originsOf(port: number): Origins {
  const calls = open.get(port) ?? over.findLast((calls) => calls.port === port);
  const [wrote = '', ended = '', served = ''] = [calls?.wrote, calls?.ended, calls?.served].map(
    (call) => call?.stack,
  );
  return { port, wrote, ended, served };
}
