import type { Bytes } from '../../wire/escape.ts';
import type { Place } from '../../wire/event.ts';
import { expectPlace } from '../listening.ts';
import type { Trial } from '../trial.ts';
import type { Peer } from './peer.ts';
import type { Served } from './ports.ts';

/** What a client says, and what it must hear. */
export type Talk = { send: Bytes; answer: Bytes };

/** Who brings peers to the program: a trial, or a person who throws one at it. */
type Meets = Pick<Trial, 'connect'>;

/** A client that says everything at once, reads the answer, and sees the program close after it. */
export async function polite(trial: Trial, talk: Talk, place?: Place): Promise<void> {
  const peer = await trial.connect('polite', place);
  await peer.send(talk.send);
  await peer.expect(talk.answer);
  await peer.leave();
}

/** In each of their places, a client that says nothing hears a line, and sees the program close. */
export async function stillServe(trial: Trial, ...all: readonly Served[]): Promise<void> {
  for (const { program, places } of all) {
    for (const place of places) {
      const peer = await trial.connect('polite', place);
      await peer.line();
      await peer.expectEnd();
      peer.end();
    }
    expectPlace(program, ...places);
  }
}

/** Sends the beginning of a message, and resets when the program has read it. */
export async function resetMidRead(trial: Trial, beginning: Bytes): Promise<void> {
  const peer = await trial.connect('reset-mid-read');
  await peer.sendApart(beginning);
  await peer.reset();
}

/**
 * Asks for an answer, and resets as soon as its first bytes arrive, while the program is still
 * writing.
 */
export async function resetMidWrite(trial: Meets, question: Bytes): Promise<void> {
  const peer = await trial.connect('reset-mid-write');
  // The program may read on only once we have read.
  void peer.send(question).catch(() => {});
  await peer.some();
  await peer.reset();
}

/** Asks for a lot and reads none of it. It stays until the trial's end. */
export async function neverReads(trial: Meets, question: Bytes): Promise<Peer> {
  const peer = await trial.connect('never-reads');
  void peer.send(question).catch(() => {});
  return peer;
}

/** Ten mebibytes with a FIN behind them, and what becomes of them; it reads while it writes, as it must. */
export async function big(trial: Trial, answerTo: (sent: Buffer) => Bytes): Promise<void> {
  const bytes = Buffer.alloc(10 * 1024 * 1024);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = 97 + ((at * 7) % 26);
  const peer = await trial.connect('big');
  const sent = peer.send(bytes).then(() => peer.end());
  await Promise.all([peer.expect(answerTo(bytes)), sent]);
  await peer.expectEnd();
}
