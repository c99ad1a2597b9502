import { setTimeout } from 'node:timers/promises';
import type { Params } from '../../base/i18n.ts';
import { type Bytes, quoted } from '../../wire/escape.ts';
import { mebibyte } from '../limits.ts';
import { meanwhile } from '../meanwhile.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import { isLoss, VerdictError, type VerdictId } from '../verdict.ts';
import type { Peer } from './peer.ts';

/** Milliseconds that passing something on may take, unless the machine is busy. */
export const soon = 1_500;
/** What one side sends while the other reads nothing: more than all systems between them hold. */
const flood = 32 * mebibyte;
/** What it sends: no part of it is like another. */
const numbers = [...Array(20_000).keys()].join(' ');
/** A program may read ahead of what it can write, as long as there is an end to it. */
const pileLimit = 8 * mebibyte;
/** Milliseconds without a byte read: a program that only pauses for a while reads on before. */
const stillFor = 400;

/** The two sides of a program that is in the middle: its client, and the server behind it. */
export type Sides = { client: Peer; server: Peer };
export type Side = keyof Sides;

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/** A conversation with a program in the middle: what one side does must arrive at the other. */
export class Between {
  readonly sides: Sides;
  readonly #trial: Trial;
  readonly #program: Program;

  constructor(trial: Trial, program: Program, sides: Sides) {
    this.#trial = trial;
    this.#program = program;
    this.sides = sides;
  }

  /** What a side says is heard at the other, at once. */
  async carries(from: Side, said: Bytes, heard: Bytes = said): Promise<void> {
    await this.sides[from].send(said);
    const arrives = this.sides[other(from)].expect(heard).then(() => true);
    if (await this.#soon(arrives)) return;
    const params = { sent: quoted(Buffer.from(said as string)) };
    if (said === heard) throw await this.#failure('not-passed-on', from, params);
    const expected = quoted(Buffer.from(heard as string));
    throw await this.#failure('held-back', from, { ...params, expected });
  }

  /** So is its FIN, after what the program has held back, and nothing else. */
  async carriesFin(from: Side, heldBack: Bytes = ''): Promise<void> {
    this.sides[from].end();
    const heard = this.sides[other(from)].expect(heldBack);
    const ended = heard.then(() => this.sides[other(from)].expectEnd()).then(() => true);
    if (!(await this.#soon(ended))) throw await this.#failure('fin-not-passed-on', from);
  }

  /**
   * When it resets, the program resets the other side: also if it does not read from it at the moment, and
   * notices only because the other side says `word`.
   */
  async carriesReset(from: Side, word: Bytes = ''): Promise<void> {
    const { port } = this.sides[other(from)];
    const resetAt = () => this.#program.lastAt(port, 'reset', 'out');
    const before = resetAt();
    const noticed = meanwhile(this.sides[from].reset());
    if (word.length > 0) {
      await this.sides[other(from)].send(word);
      // One that does not notice it then does when the other side reads on.
      await this.#soon(noticed.then(() => true));
    }
    const end = await this.#soon(endOf(this.sides[other(from)]));
    if (end === 'reset') return;
    // While there is much still to be read, Node reports a reset as a FIN: the program's own wire tells.
    await this.#program.isAwake();
    if (resetAt() !== before) return;
    throw await this.#failure(end === 'fin' ? 'reset-as-fin' : 'reset-not-passed-on', from);
  }

  /**
   * It sends 32 MiB and the other side reads nothing, so that the program has to stop reading. Resolves
   * when it has, with what then reads everything. `unit` is sent again and again, and heard as `heard`.
   */
  async fills(from: Side, unit: string = numbers, heard = unit): Promise<() => Promise<void>> {
    const [sender, reader] = [this.sides[from], this.sides[other(from)]];
    const times = Math.floor(flood / unit.length);
    const bytes = Buffer.from(unit.repeat(times));
    const sent = meanwhile(sender.send(bytes));
    await this.#stillness(sender, reader);
    this.#program.expectNoPile();
    return async () => {
      const [wanted, part] = [Buffer.from(heard.repeat(times)), mebibyte];
      for (let at = 0; at < wanted.length; at += part) {
        this.#trial.goesOn();
        await reader.expect(wanted.subarray(at, at + part));
      }
      await sent;
    };
  }

  /** Waits until the program reads no more from the sender. */
  async #stillness(sender: Peer, reader: Peer): Promise<void> {
    let movedAt = performance.now();
    for (let before = -1; performance.now() - movedAt < stillFor; ) {
      const { read } = this.#program.traffic(sender.port);
      const pile = read - this.#program.traffic(reader.port).written;
      if (pile > pileLimit) {
        const params = { peer: reader.name, mebibytes: Math.floor(pile / mebibyte) };
        throw new VerdictError('ignores-backpressure', params, { port: reader.port });
      }
      if (read !== before) movedAt = performance.now();
      before = read;
      this.#trial.goesOn();
      await setTimeout(50);
      await this.#trial.wait(sender.name, this.#program.isAwake());
    }
  }

  #soon<T>(work: Promise<T>): Promise<T | null> {
    return happensSoon(this.#trial, this.#program, work);
  }

  /** If the program has ended, that is the reason. */
  #failure(id: VerdictId, side: Side, params: Params = {}): Promise<VerdictError> {
    const { name, port } = this.sides[side];
    const about = { program: this.#program.run, port };
    return this.#program.orDied(new VerdictError(id, { peer: name, ...params }, about), name);
  }
}

/** What the program does soon, or null if it does not; what fails, fails. */
export async function happensSoon<T>(
  trial: Trial,
  program: Program,
  work: Promise<T>,
): Promise<T | null> {
  const done = await trial.inTime(work, 0, soon);
  if (done !== null) return done;
  // A starved program goes on soon after its event loop turns.
  await program.isAwake();
  // What it does not do is the verdict then, not that it took too long.
  trial.goesOn();
  return trial.inTime(work, 0, soon);
}

/** How the program ends its side; what it says before that does not matter. */
export async function endOf(peer: Peer): Promise<'fin' | 'reset'> {
  try {
    for (;;) if ((await peer.some()) === null) return 'fin';
  } catch (error) {
    if (isLoss(error)) return 'reset';
    throw error;
  }
}
