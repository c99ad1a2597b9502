// The preload's side of the private pipe to the runner.
import { writeSync } from 'node:fs';
import type { Place, WireEvent } from '../wire/event.ts';

/** The runner adds the program's name and counts time from its own start. */
export type PreloadEvent = Omit<WireEvent, 'program'>;

/**
 * Unsent bytes that have taken a socket over the limit; not an event, so that recordings are
 * unaffected.
 */
export type Pile = { port: number; bytes: number };

/** What the pipe carries; the limit is the watchdog's word. */
export type PreloadMessage =
  | PreloadEvent
  | { pile: Pile }
  | { ready: true }
  | { awake: true }
  | { limit: 'memory' };

export const eventsFd = 3;
/**
 * Whether a check wants to know only about listeners that last, and about bytes read with `onread`.
 */
export const judged = process.env.WORKBOOK_JUDGED === '1';

let origin = performance.timeOrigin;

/** Epoch milliseconds. They never go back, whatever happens to the system's clock. */
export const now = (): number => origin + performance.now();

/** After a long wait: a machine that sleeps stops the one clock and not the other. */
export function setClock(): void {
  origin = Date.now() - performance.now();
}

export function send(event: Partial<PreloadEvent> & Pick<PreloadEvent, 'kind'>): void {
  const { kind, ...rest } = event;
  const nothing = { connection: 0, local: null, remote: null, direction: null };
  const whole: PreloadEvent = {
    t: now(),
    kind,
    ...nothing,
    bytes: 0,
    preview: '',
    code: '',
    ...rest,
  };
  sendLine(whole);
}

export function sendLine(message: PreloadMessage): void {
  const line = Buffer.from(`${JSON.stringify(message)}\n`);
  try {
    for (let at = 0; at < line.length; ) at += writeSync(eventsFd, line, at);
  } catch {
    // The runner is gone; the watchdog ends this process.
  }
}

export function placeOf(address: string | undefined, port: number | undefined): Place | null {
  return address === undefined || port === undefined ? null : { address, port };
}
