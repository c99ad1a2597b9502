import { onTestFinished } from 'vitest';
import { inStep } from '../../../lib/live/peer/in-step.ts';
import { Peers } from '../../../lib/live/peer/peers.ts';
import { placesOf } from '../../../lib/live/peer/places.ts';
import { type RunOptions, run } from '../../../lib/run/run.ts';
import { conversation, type Step } from '../../../lib/wire/conversation.ts';
import type { Place, WireEvent } from '../../../lib/wire/event.ts';
import type { Recording } from '../../../lib/wire/recording.ts';
import { stepSentence } from '../../../lib/wire/sentences.ts';

export type Beside = {
  peers: Peers;
  wire: WireEvent[];
  ran: Promise<Recording>;
  /** Where it listens, once it does. */
  place: Promise<Place>;
  /** Resolves once that holds. */
  until: (holds: () => boolean) => Promise<void>;
  /** What came over the wire, a sentence each, without ports. */
  sentences: () => string[];
  steps: () => Step[];
  stop: () => void;
  errors: unknown[];
};

/** A program in a process of its own, and a person's peers beside it: it finds a server by hand. */
export function beside(name: string, file: URL, server?: 'by hand'): Beside {
  const stop = new AbortController();
  const wire: WireEvent[] = [];
  const errors: unknown[] = [];
  const lookers = new Set<() => void>();
  const look = (): void => {
    for (const each of [...lookers]) each();
  };
  const peers = new Peers({
    startedAt: Date.now(),
    onWire: (event) => {
      wire.push(event);
      look();
    },
    onChange: look,
    report: (error) => errors.push(error),
  });
  const start = async (): Promise<Recording> => {
    const at = server && (await peers.listen());
    return run([{ name, file }], { ...options, host: at?.address, port: at?.port });
  };
  const options: RunOptions = {
    ...{ language: 'en', timeLimit: Number.POSITIVE_INFINITY, signal: stop.signal },
    onWire: (event) => {
      wire.push(event);
      peers.take(event);
      look();
    },
  };
  const ran = start();
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!holds()) return;
        lookers.delete(check);
        resolve();
      };
      lookers.add(check);
      check();
    });
  onTestFinished(async () => {
    stop.abort();
    await peers.end();
    await ran;
  });
  const place = until(() => placesOf(wire).length > 0).then(() => placesOf(wire)[0] as Place);
  const steps = (): Step[] => conversation(inStep(wire));
  const sentences = (): string[] =>
    steps().map((step) => stepSentence('en', step).replace(/:\d{4,5}/g, ':PORT'));
  return { peers, wire, ran, place, until, sentences, steps, stop: () => stop.abort(), errors };
}

export const lessons = new URL('../../../lessons/', import.meta.url);

export const firstListener = (): Beside =>
  beside('first-listener', new URL('01-listening/examples/first-listener.ts', lessons));

export const echo = (): Beside =>
  beside('echo', new URL('03-async-server/exercises/echo/solution.ts', lessons));
