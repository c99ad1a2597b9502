// The preload's side of the private pipe to the runner.
import fs from 'node:fs';
import { isMainThread, threadId } from 'node:worker_threads';
import type { Place, WireEvent } from '../wire/event.ts';
import type { Kept } from './preload-kept.ts';
import type { Origins } from './preload-origins.ts';

/** The runner adds the program's name, counts time from its own start, and numbers connections. */
export type PreloadEvent = Omit<WireEvent, 'program'>;

/**
 * Unsent bytes that have taken a socket over the limit; not an event, so that recordings are
 * unaffected.
 */
export type Pile = { port: number; bytes: number };

/** What the pipe carries; the limit is the watchdog's word. */
export type PreloadMessage =
  | (PreloadEvent & { source: string })
  | { pile: Pile }
  | { ready: true }
  | { awake: true }
  /** When it ended by itself, in epoch milliseconds. */
  | { over: number }
  | { kept: Kept }
  | { origins: Origins }
  | { limit: 'memory' };

/** What a recorded process is told by whoever starts it, in a variable its program never sees. */
export type Orders = {
  /** The descriptor of the pipe that carries events. */
  fd: number;
  /** The descriptor of the pipe with the runner's words; the runner's own child alone has it. */
  controlFd?: number | undefined;
  /** Proves that a message comes from a preload; the runner's own child is given it on `controlFd`. */
  key?: string | undefined;
  /** MiB of memory in all. */
  memory?: number | undefined;
  /** Bytes that may wait unsent in one socket before they are reported; default: any. */
  pile?: number | undefined;
  /** For a check: without listeners that only tried a port, and with what other processes do. */
  judged?: boolean | undefined;
  /** Whether the program's first line waits until the runner says so. */
  waits?: boolean | undefined;
};

export const ordersVariable = 'WORKBOOK_WIRE';
/** Hexadecimal digits. */
export const keyLength = 32;

/** Whatever the program does to these later, ours stay what they are. */
const { readSync, writeSync } = fs;
const { stringify } = JSON;
const { from } = Buffer;
const elapsed = performance.now.bind(performance);

let origin = performance.timeOrigin;

/** Epoch milliseconds. They never go back, whatever happens to the system's clock. */
export const now = (): number => origin + elapsed();

export class Recorder {
  readonly orders: Orders;
  readonly key: string;
  readonly #source = isMainThread ? `${process.pid}` : `${process.pid}.${threadId}`;
  #open = true;

  constructor(orders: Orders) {
    this.orders = orders;
    this.key = orders.key ?? readKey(orders.controlFd ?? orders.fd);
  }

  send(event: Partial<PreloadEvent> & Pick<PreloadEvent, 'kind'>): void {
    const { kind, ...rest } = event;
    const nothing = { connection: 0, local: null, remote: null, direction: null };
    this.sendLine({
      source: this.#source,
      t: now(),
      kind,
      ...nothing,
      bytes: 0,
      preview: '',
      code: '',
      ...rest,
    });
  }

  /** On a line of its own, even if the program itself has written half a line to our pipe. */
  sendLine(message: PreloadMessage): void {
    if (!this.#open) return;
    const line = from(`\n${this.key}${stringify(message)}\n`);
    try {
      for (let at = 0; at < line.length; ) at += writeSync(this.orders.fd, line, at);
    } catch {
      // The runner is gone, and the watchdog ends this process; or the program has closed our pipe,
      // and may be given its number for a file of its own.
      this.#open = false;
    }
  }
}

Object.freeze(Recorder.prototype);

let taken = false;

/**
 * The recorder of this thread; null if it is not to be recorded. Given out once, before the program
 * begins: what it finds in this module cannot speak for us.
 */
export function takeRecorder(): Recorder | null {
  const orders = process.env[ordersVariable];
  delete process.env[ordersVariable];
  if (taken || orders === undefined) return null;
  taken = true;
  return new Recorder(JSON.parse(orders));
}

function readKey(fd: number): string {
  const bytes = Buffer.alloc(keyLength);
  for (let at = 0; at < keyLength; ) {
    const count = readSync(fd, bytes, at, keyLength - at, null);
    // The runner is gone.
    if (count === 0) process.exit(1);
    at += count;
  }
  return bytes.toString('latin1');
}

/** After a long wait: a machine that sleeps stops the one clock and not the other. */
export function setClock(): void {
  origin = Date.now() - elapsed();
}

export function placeOf(address: string | undefined, port: number | undefined): Place | null {
  return address === undefined || port === undefined ? null : { address, port };
}
