import { setTimeout } from 'node:timers/promises';
import type { Bytes } from '../../wire/escape.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import { VerdictError } from '../verdict.ts';
import type { Talk } from './clients.ts';
import type { Peer } from './peer.ts';

const mebibyte = 1024 * 1024;
/** Milliseconds without a byte read: a program that only pauses for a while reads on before. */
const stillFor = 300;
/** A program may read ahead of what it can write, as long as there is an end to it. */
const pileLimit = 8 * mebibyte;

/**
 * Clients that send again and again and do not read: the program, which answers as much as it reads,
 * must stop reading from them. Meanwhile it serves polite ones, one from before included: when it has served some and read
 * nothing more of the floods, it has stopped. The first of them then reads for a while, and stops
 * again. At the end, after a long pause, they read it all, and want every byte.
 */
export async function readsLate(
  trial: Trial,
  program: Program,
  said: readonly Talk[],
  talk: Talk,
): Promise<void> {
  const before = await trial.connect('polite');
  const paused = setTimeout(trial.pauseMs);
  const floods: Flood[] = [];
  for (const flood of said) floods.push(new Flood(await trial.connect('reads-late'), flood));
  const visit = async (polite: Peer): Promise<void> => {
    // What the program has read before this, its recorder has told before.
    await polite.sendApart(talk.send);
    await polite.expect(talk.answer);
  };
  const readByNow = (): number =>
    floods.reduce((sum, { port }) => sum + readFrom(program, port), 0);
  await stillness(trial, visit, readByNow);
  await floods[0]?.flow();
  await stillness(trial, visit, readByNow);
  await visit(before);
  await before.leave();
  await paused;
  await Promise.all(floods.map((flood) => flood.ebb()));
}

/** A client that says much, then hears what it is owed; and how another one is served meanwhile. */
export type Late = {
  says: Bytes;
  hears: (peer: Peer) => Promise<void>;
  polite?: (peer: Peer) => Promise<void>;
};

/**
 * A client reads only when the program has read all that it says, or reads no more of it: a program
 * that has stopped reading must go on by itself. It may keep as much as it likes.
 */
export async function readsAfterwards(
  trial: Trial,
  program: Program,
  { says, hears, polite = async () => {} }: Late,
): Promise<void> {
  const peer = await trial.connect('reads-late');
  const sent = peer.send(says).then(() => peer.end());
  void sent.catch(() => {});
  await stillness(trial, polite, () => program.traffic(peer.port).read);
  await Promise.all([sent, hears(peer)]);
  await peer.expectEnd();
}

/** Waits until the program reads no more from others, while it serves polite ones. */
async function stillness(
  trial: Trial,
  visit: (peer: Peer) => Promise<void>,
  readByNow: () => number,
): Promise<void> {
  let movedAt = performance.now();
  for (let still = 0, before = -1; still < 5 || performance.now() - movedAt < stillFor; ) {
    const polite = await trial.connect('polite');
    await visit(polite);
    await polite.leave();
    const read = readByNow();
    still = read === before ? still + 1 : 0;
    if (still === 0) movedAt = performance.now();
    before = read;
  }
}

class Flood {
  readonly port: number;
  readonly #peer: Peer;
  readonly #talk: Talk;
  #rising = true;
  #rounds = 0;
  #heard = 0;

  constructor(peer: Peer, talk: Talk) {
    this.port = peer.port;
    this.#peer = peer;
    this.#talk = talk;
    void this.#rise().catch(() => {});
  }

  async #rise(): Promise<void> {
    while (this.#rising) {
      this.#rounds += 1;
      await this.#peer.send(this.#talk.send);
    }
    this.#peer.end();
  }

  /** Reads what it is owed by now, while it sends more. */
  async flow(): Promise<void> {
    await this.#hear(this.#rounds - 1);
  }

  /** Sends no more but its FIN, right behind the rest, and reads what it is owed. */
  async ebb(): Promise<void> {
    this.#rising = false;
    await this.#hear(this.#rounds);
    await this.#peer.expectEnd();
  }

  async #hear(rounds: number): Promise<void> {
    for (; this.#heard < rounds; this.#heard += 1) {
      await this.#peer.expect(this.#talk.answer);
      // More slowly than a program writes: to the end, something waits in it.
      await setTimeout(2);
    }
  }
}

/** How much the program has read from the peer with that port, if it does not pile up. */
function readFrom(program: Program, port: number): number {
  const { read, written } = program.traffic(port);
  const pile = read - written;
  if (pile <= pileLimit) return read;
  const mebibytes = Math.floor(pile / mebibyte);
  throw new VerdictError('ignores-backpressure', { peer: 'reads-late', mebibytes });
}
