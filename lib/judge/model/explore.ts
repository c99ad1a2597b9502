import fc from 'fast-check';
import type { Place } from '../../wire/event.ts';
import { expectPlace } from '../listening.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import { VerdictError } from '../verdict.ts';
import { type Stage, within } from './actor.ts';
import { hardMessages } from './contents.ts';
import { type Kind, kinds, type Scene, scenesOf } from './conversation.ts';
import { expectNoGrowth } from './growth.ts';
import type { Model } from './owed.ts';
import { Patient } from './patient.ts';
import { heedsPlace } from './places.ts';
import { play } from './play.ts';

/** Milliseconds for the scenes that are drawn, of each kind; those that are always played come first. */
const drawnFor = 400;
/** Milliseconds for all scenes of a kind: a program that takes its time does not make everybody wait. */
const allFor = 3_000;
/** Milliseconds for making a scene that fails smaller. */
const smallerFor = 3_000;
/** Milliseconds without progress that are too many: an answer is owed at once. */
const patience = 500;
const shortPatience = 200;
/** Milliseconds within which the quickest answer comes from a program that answers at once. */
const promptly = 300;
/** How many scenes of each kind are played before the learner is told anything. */
const firstOnes = 3;

/**
 * Plays conversations against a server, made by fast-check from the trial's seed: first a few of every
 * kind, then each kind as a step of its own. What fails is played again with a fresh program and made
 * as small as it will go: that is the verdict.
 */
export async function explore(
  trial: Trial,
  program: Program,
  model: Model,
  where: Where = {},
): Promise<void> {
  const explorer = new Explorer(trial, program, model, where);
  if (where.briefly) {
    return trial.step('model-briefly', async () => {
      for (const kind of fewKinds) await explorer.explore(kind);
      explorer.expectPrompt();
      explorer.tellHistory();
    });
  }
  await trial.step('model-first', async () => {
    for (const kind of kinds) await explorer.explore(kind, firstOnes);
    explorer.expectPrompt();
  });
  for (const kind of kinds) {
    // Before this, a server that serves one client at a time would be found out in a roundabout way.
    if (kind === 'resets') await explorer.beginPatience();
    await trial.step(`model-${kind}`, () => explorer.explore(kind));
  }
  if (!model.mayKeep) await trial.step('model-growth', () => explorer.expectNoGrowth());
  if (!where.places) await trial.step('heeds-place', () => heedsPlace(trial, where.defaults));
  await trial.step('model-silence', () => explorer.goOn());
  explorer.tellHistory();
}

export type Where = {
  /** Where the program listens, to be met there in turn; default: at its first place. */
  places?: readonly Place[];
  /** Whether the exercise says where it listens without HOST and PORT. */
  defaults?: boolean;
  /** Starts it again; default: as a server at any free port. */
  start?: () => Program;
  /** Whether the exercise is about something else: a few kinds of conversations in one step. */
  briefly?: boolean;
};

const fewKinds = ['contents', 'fins', 'apart', 'resets'] as const;

class Explorer {
  readonly #trial: Trial;
  readonly #model: Model;
  readonly #start: () => Program;
  #program: Program;
  #places: readonly Place[];
  /** How many scenes have been played: each is played in another place. */
  #turn = 0;
  #patient: Patient | undefined;
  /** Milliseconds that the quickest answer has taken. */
  #quickest = Number.POSITIVE_INFINITY;
  /** How many connections earlier steps have left open on purpose. */
  #held: number;
  /** The verdict on the smallest scene so far that fails. */
  #smallest: VerdictError | undefined;
  /** A failure that a fresh program does not repeat: it comes from what was before. */
  #history: VerdictError | undefined;
  /** What ends everything: the check was canceled, or there is a mistake in the model. */
  #fatal: unknown;

  constructor(trial: Trial, program: Program, model: Model, { places, start }: Where) {
    this.#trial = trial;
    this.#program = program;
    this.#model = model;
    this.#held = program.open;
    this.#places = places ?? [];
    this.#start = start ?? (() => trial.startServer());
  }

  /** Plays all that it has time for, or only the first. */
  async explore(kind: Kind, first?: number): Promise<void> {
    const { drawn, ...scenes } = scenesOf(kind, this.#model.says);
    const always = kind === 'crowds' && first ? [] : scenes.always.slice(0, first);
    if (first && always.length === 0) return;
    let shrinkUntil = 0;
    let until = performance.now() + this.#trial.slack(allFor);
    let played = 0;
    const property = fc.asyncProperty(drawn, async (scene) => {
      played += 1;
      if (played === always.length + 1) until = Math.min(until, performance.now() + drawnFor);
      if (this.#fatal || performance.now() > (this.#smallest ? shrinkUntil : until)) return;
      const failure = await this.#fails(scene).catch((error) => {
        this.#fatal = error;
      });
      if (!failure && !this.#smallest) this.#turn += 1;
      if (!failure) return;
      if (!this.#smallest) {
        shrinkUntil = performance.now() + smallerFor;
        this.#trial.found();
      }
      this.#smallest = failure;
      throw failure;
    });
    await fc.check(property, {
      seed: this.#trial.seed,
      numRuns: always.length + (first || kind === 'crowds' ? 0 : 400),
      examples: always.map((scene) => [scene]),
    });
    const reason = this.#fatal ?? this.#smallest;
    if (reason) throw reason;
    await this.#settled();
  }

  /** It listens nowhere else, and nothing is left of conversations that both sides have ended. */
  async #settled(): Promise<void> {
    expectPlace(this.#program, ...this.#places);
    if (this.#model.mayKeep) return;
    const held = this.#held + (this.#patient?.count ?? 0);
    const settled = this.#program.fewOpen(held).then(() => true as const);
    const left = new VerdictError('left-open', { peer: 'client' }, { program: this.#program.run });
    const inTime = (): Promise<boolean> =>
      this.#trial.wait('client', within(this.#trial.slack(patience), settled));
    if (await inTime()) return;
    await this.#program.isAwake();
    if (!(await inTime())) throw left;
  }

  async beginPatience(): Promise<void> {
    const message = hardMessages(this.#model.says).find(({ length }) => length > 1);
    if (!message) return;
    this.#patient = await Patient.begin(await this.#stage(patience), message);
  }

  async expectNoGrowth(): Promise<void> {
    await expectNoGrowth(await this.#stage(patience), this.#model, () => this.#settled());
  }

  async goOn(): Promise<void> {
    await this.#patient?.goOn();
  }

  /** A busy machine makes some answers late, but never the quickest of many. */
  expectPrompt(): void {
    if (this.#quickest < promptly || this.#quickest === Number.POSITIVE_INFINITY) return;
    const params = { peer: 'client', ms: Math.round(this.#quickest) };
    throw new VerdictError('not-at-once', params, { program: this.#program.run });
  }

  /** What fails only after other conversations, and in no way with a fresh program. */
  tellHistory(): void {
    if (this.#history) throw this.#history;
  }

  /** The verdict on a scene that a fresh program fails as well. */
  async #fails(scene: Scene): Promise<VerdictError | undefined> {
    const first = await this.#play(scene, this.#smallest ? shortPatience : patience);
    if (!first) return undefined;
    await this.#restart();
    const again = await this.#play(scene, this.#smallest ? 2 * shortPatience : patience);
    if (again) await this.#restart();
    else this.#history ??= first;
    const same = this.#smallest?.verdict.id ?? again?.verdict.id;
    return again?.verdict.id === same ? again : undefined;
  }

  async #play(scene: Scene, patience: number): Promise<VerdictError | undefined> {
    try {
      await play(scene, await this.#stage(patience));
    } catch (error) {
      if (error instanceof VerdictError && error.verdict.id !== 'cancelled') return error;
      throw error;
    }
    return undefined;
  }

  async #stage(patience: number): Promise<Stage> {
    if (this.#places.length === 0) this.#places = [await this.#trial.listening(this.#program)];
    const place = this.#places[this.#turn % this.#places.length] as Place;
    const { owes } = this.#model;
    const [trial, program] = [this.#trial, this.#program];
    const onAnswer = (ms: number): void => {
      this.#quickest = Math.min(this.#quickest, ms);
    };
    return { trial, program, place, owes, patience: trial.slack(patience), onAnswer };
  }

  async #restart(): Promise<void> {
    await this.#program.kill();
    this.#program = this.#start();
    await this.#trial.readyAhead();
    const listening = this.#places.map(({ address }) =>
      this.#trial.listening(this.#program, address),
    );
    this.#places = await Promise.all(listening);
    this.#held = 0;
    if (this.#patient) await this.beginPatience();
  }
}
