import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import { VerdictError } from '../verdict.ts';
import { hear, type Talk } from './clients.ts';
import type { Peer } from './peer.ts';

const mebibyte = 1024 * 1024;
/** Milliseconds without a byte read: a program that only pauses for a while reads on before. */
const stillFor = 300;
/** A program may read ahead of what it can write, as long as there is an end to it. */
const pileLimit = 8 * mebibyte;

/**
 * Clients that send again and again and do not read: the program, which answers as much as it reads,
 * must stop reading from them. Meanwhile it serves polite ones: when it has served some and read
 * nothing more of the floods, it has stopped. Then they read it all, and want every byte.
 */
export async function readsLate(
  trial: Trial,
  program: Program,
  said: readonly Talk[],
  talk: Talk,
): Promise<void> {
  const floods: Flood[] = [];
  for (const flood of said) floods.push(new Flood(await trial.connect('reads-late'), flood));
  let movedAt = performance.now();
  for (let still = 0, before = -1; still < 5 || performance.now() - movedAt < stillFor; ) {
    const polite = await trial.connect('polite');
    // What the program has read before this, its recorder has told before.
    await polite.sendApart(talk.send);
    await hear(polite, talk);
    const read = floods.reduce((sum, { port }) => sum + readFrom(program, port), 0);
    still = read === before ? still + 1 : 0;
    if (still === 0) movedAt = performance.now();
    before = read;
  }
  await Promise.all(floods.map((flood) => flood.ebb()));
}

class Flood {
  readonly port: number;
  readonly #peer: Peer;
  readonly #talk: Talk;
  #rising = true;
  #rounds = 0;

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
  }

  /** Sends no more and reads what it is owed. */
  async ebb(): Promise<void> {
    this.#rising = false;
    for (let round = 0; round < this.#rounds; round += 1)
      await this.#peer.expect(this.#talk.answer);
    await hear(this.#peer, { ...this.#talk, answer: '' });
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
