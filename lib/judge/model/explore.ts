import fc from 'fast-check';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import { VerdictError } from '../verdict.ts';
import type { Contents } from './contents.ts';
import { type Kind, kinds, type Scene, scenesOf } from './conversation.ts';
import type { Model } from './owed.ts';
import { heedsPlace } from './places.ts';
import { play } from './play.ts';
import { Subject, type Where } from './subject.ts';

/** Milliseconds for the scenes that are drawn, of each kind; those that are always played come first. */
const drawnFor = 300;
/** How many of these are played even if that takes longer. */
const drawnLeast = 40;
/**
 * Milliseconds for all scenes of a kind, on an idle machine: a program that takes its time does not make
 * everybody wait.
 */
const allFor = 3_000;
/** Milliseconds for making a scene that fails smaller. */
const smallerFor = 3_000;
/** Milliseconds without progress that are too many while a scene is made smaller. */
const shortPatience = 200;
/** Milliseconds within which most answers come from a program that answers at once. */
const promptly = 150;
/** Milliseconds between most answers to a crowd that is served side by side: on any machine, far less. */
const sideBySide = 10;
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
  where: Exploration = {},
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
  // A server that serves one client at a time has been found by now: later, its verdict would be an odd one.
  await explorer.subject.beginPatience();
  for (const kind of kinds) await trial.step(`model-${kind}`, () => explorer.explore(kind));
  if (!model.mayKeep) await trial.step('model-growth', () => explorer.subject.expectNoGrowth());
  if (!where.places) await trial.step('heeds-place', () => heedsPlace(trial));
  await trial.step('model-silence', () => explorer.subject.endPatience());
  explorer.tellHistory();
}

export type Exploration = Where & {
  /** Whether the exercise is about something else: a few kinds of conversations in one step. */
  briefly?: boolean;
};

const fewKinds = ['contents', 'fins', 'apart', 'resets'] as const;

class Explorer {
  readonly subject: Subject;
  readonly #trial: Trial;
  readonly #contents: Contents;
  /** How many connections the program has for each client. */
  readonly #connections: number;
  /** The verdict on the smallest scene so far that fails. */
  #smallest: VerdictError | undefined;
  /** A failure that a fresh program does not repeat: it comes from what was before. */
  #history: VerdictError | undefined;
  /** What ends everything: the check was canceled, or there is a mistake in the model. */
  #fatal: unknown;

  constructor(trial: Trial, program: Program, model: Model, where: Where) {
    this.subject = new Subject(trial, program, model, where);
    this.#trial = trial;
    this.#contents = model.says;
    this.#connections = model.connections ?? 1;
  }

  /** Plays all that it has time for, or only the first. */
  async explore(kind: Kind, first?: number): Promise<void> {
    const { drawn, ...scenes } = scenesOf(kind, this.#contents);
    const always = kind === 'crowds' && first ? [] : scenes.always.slice(0, first);
    if (first && always.length === 0) return;
    const begin = performance.now();
    let drawnUntil = 0;
    let shrinkUntil = 0;
    let played = 0;
    const isOver = (): boolean => {
      const now = performance.now();
      if (this.#smallest) return now > shrinkUntil;
      if (now > begin + this.#trial.stretched(allFor)) return true;
      return played > always.length + drawnLeast && now > drawnUntil;
    };
    const property = fc.asyncProperty(drawn, async (scene) => {
      played += 1;
      if (played === always.length + 1 && !this.#trial.drawsFew) {
        drawnUntil = performance.now() + drawnFor;
      }
      if (this.#fatal || isOver()) return;
      const failure = await this.#fails(scene).catch((error) => {
        this.#fatal = error;
      });
      if (!failure && !this.#smallest) this.subject.passed();
      if (!failure) return;
      if (!this.#smallest) {
        shrinkUntil = this.#trial.shrinks ? performance.now() + smallerFor : 0;
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
    if (kind === 'crowds') this.expectPrompt();
    await this.subject.settled();
  }

  /** Most answers come at once, and side by side. */
  expectPrompt(): void {
    const { promptness, run } = this.subject;
    const [wait, gap] = [promptness.wait, promptness.gap].map(Math.round) as [number, number];
    const about = { program: run };
    // Behind a program in the middle, we have our own share in an answer.
    const [mostWait, mostGap] =
      this.#connections > 1
        ? [this.#trial.slack(promptly), this.#connections * sideBySide]
        : [promptly, sideBySide];
    if (wait > mostWait) throw new VerdictError('not-at-once', { peer: 'client', ms: wait }, about);
    if (gap > mostGap) throw new VerdictError('one-by-one', { peer: 'several', ms: gap }, about);
  }

  /** What fails only after other conversations, and in no way with a fresh program. */
  tellHistory(): void {
    if (this.#history) throw this.#history;
  }

  /** The verdict on a scene that a fresh program fails as well. */
  async #fails(scene: Scene): Promise<VerdictError | undefined> {
    const first = await this.#play(scene, this.#smallest && shortPatience);
    if (!first) return undefined;
    await this.subject.restart();
    const again = await this.#play(scene, this.#smallest && 2 * shortPatience);
    if (!again) this.#history ??= first;
    // Another scene follows only if this one is made smaller.
    else if (this.#trial.shrinks) await this.subject.restart();
    const same = this.#smallest?.verdict.id ?? again?.verdict.id;
    return again?.verdict.id === same ? again : undefined;
  }

  async #play(scene: Scene, patience?: number): Promise<VerdictError | undefined> {
    try {
      await play(scene, await this.subject.stage(patience));
    } catch (error) {
      // It will be stopped, and a stopped program cannot be asked.
      if (error instanceof VerdictError && error.verdict.id !== 'cancelled') {
        return this.#trial.withOrigin(error);
      }
      throw error;
    }
    return undefined;
  }
}
