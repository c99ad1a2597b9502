import { setTimeout } from 'node:timers/promises';
import { Actor, type Stage } from './actor.ts';

/**
 * Two clients that keep silent while others are served: one from the beginning, one in the middle of a
 * message. Nobody is told anything meanwhile, or left; then both go on, and are served. At the end they
 * are refused, if they can be, and talk on: how long they have been there does not matter.
 */
export class Patient {
  readonly #until: number;
  readonly #actors: Actor[];
  readonly #message: Buffer;
  readonly #begun: number;
  /** What they say at the end, one after the other. */
  readonly #last: readonly Buffer[];

  private constructor(stage: Stage, message: Buffer, refused: Buffer | undefined) {
    this.#until = performance.now() + stage.trial.pauseMs;
    const names = ['silent', 'pauses'] as const;
    this.#actors = names.map((name) => new Actor({ name, count: 1 }, stage));
    this.#message = message;
    // Part after part: a program that has no patience left shows it a moment later.
    const parts = [...message.subarray(0, 8)].map((byte) => Buffer.of(byte));
    this.#last = refused ? [refused, ...parts] : [];
    // Within a character of several bytes, if there is one.
    const inside = message.findIndex((byte) => byte > 127) + 1;
    this.#begun = inside || Math.ceil(message.length / 2);
  }

  static async begin(stage: Stage, message: Buffer, refused?: Buffer): Promise<Patient> {
    const patient = new Patient(stage, message, refused);
    const [, pauses] = patient.#actors;
    for (const actor of patient.#actors) await actor.do({ does: 'connect' });
    const begun = message.subarray(0, patient.#begun);
    await pauses?.do({ does: 'send', bytes: begun, apart: true });
    return patient;
  }

  /** How many connections they hold open. */
  get count(): number {
    return this.#actors.length;
  }

  async goOn(): Promise<void> {
    const left = this.#until - performance.now();
    if (left > 0) await setTimeout(left);
    for (const [index, actor] of this.#actors.entries()) {
      await actor.do({ does: 'hear' });
      const rest = this.#message.subarray(index * this.#begun);
      for (const bytes of [rest, ...this.#last]) {
        await actor.do({ does: 'send', bytes, apart: false });
        await actor.do({ does: 'hear' });
      }
      await actor.do({ does: 'fin' });
      await actor.do({ does: 'hear' });
    }
  }
}
