import type { Language } from '../../base/i18n.ts';
import { UserError } from '../../base/user-error.ts';
import type { Exercise } from '../../course/exercises.ts';
import type { Standby } from '../../judge/standby.ts';
import { judgedNow } from '../../learner/facts.ts';
import type { Journal } from '../../learner/journal.ts';
import { programFile } from '../../learner/place.ts';
import { isGone, keepLost, ownSubject, type Subject } from '../subject.ts';
import { type Events, FileWatch } from './file-watch.ts';
import { LateTypes } from './late-types.ts';
import type { Round, RoundsEvent, RoundsState } from './round.ts';

export type RoundsOptions = {
  exercise: Exercise;
  work: URL;
  progress: Journal;
  language: () => Language;
  onEvent: (event: RoundsEvent) => void;
  /** An error in the workbook itself ends the watch. */
  onFail: (error: unknown) => void;
  events?: Events | undefined;
};

/** Judges a learner's program whenever it is saved, one round after the other. */
export class Rounds {
  readonly state: RoundsState = {
    count: 0,
    judging: false,
    queued: false,
    trouble: null,
    polling: false,
    kept: null,
    round: null,
  };
  readonly #options: RoundsOptions;
  #watch: FileWatch | null = null;
  #stop = new AbortController();
  readonly #late: LateTypes;
  /** Processes that wait for the next save. */
  #standby: Standby | null = null;
  #over = false;
  #running: Promise<void> = Promise.resolve();

  constructor(options: RoundsOptions) {
    this.#options = options;
    this.#late = new LateTypes(options.work);
  }

  /** Starts, with a first round at once. */
  open(): void {
    const { exercise, work, events, onEvent } = this.#options;
    this.#watch = new FileWatch({
      file: programFile(work, exercise),
      onChange: () => this.#saved(),
      onSaved: () => this.again(),
      onGone: () => this.again(),
      onPolling: () => {
        this.state.polling = true;
        onEvent('polling');
      },
      ...(events && { events }),
    });
    this.again();
  }

  /** Judges now, or as soon as the current round is over. */
  again(): void {
    if (this.#over) return;
    if (!this.state.judging) {
      this.#running = this.#judge().catch(this.#options.onFail);
    } else if (!this.state.queued) {
      this.state.queued = true;
      this.#options.onEvent('queued');
    }
  }

  /** Gives up the current round, if there is one, and judges. */
  restart(): void {
    const { judging } = this.state;
    this.again();
    if (judging) this.#stop.abort();
  }

  /** Asks TypeScript again if its words are in another language. */
  speak(): void {
    const { round, judging } = this.state;
    if (round && !judging) void this.#types(round);
  }

  /** Ends everything; resolves when no process is left. */
  async close(): Promise<void> {
    this.#over = true;
    this.state.queued = false;
    this.#watch?.close();
    this.#stop.abort();
    this.#late.giveUp();
    await this.#running;
    await this.#standby?.close();
  }

  /** The first sign of a save is shown at once. */
  #saved(): void {
    if (!this.state.judging && !this.#fresh()) this.#begin('saved');
  }

  /** The round that was started and has no result yet. */
  #fresh(): Round | null {
    const { round } = this.state;
    if (!round || round.attempt || round.steps.length > 0) return null;
    return this.#stop.signal.aborted ? null : round;
  }

  #begin(cause: Round['cause']): Round {
    this.#late.giveUp();
    this.#stop = new AbortController();
    this.state.count += 1;
    const round: Round = { cause, at: new Date(), steps: [], attempt: null, types: null };
    Object.assign(this.state, { round, trouble: null, kept: null });
    this.#options.onEvent('saved');
    return round;
  }

  async #judge(): Promise<void> {
    this.state.judging = true;
    try {
      do {
        this.state.queued = false;
        await this.#round();
      } while (this.state.queued && !this.#over);
    } finally {
      this.state.judging = false;
    }
    if (!this.#over) this.#standby?.refill();
    const { round } = this.state;
    if (round && !this.#over) void this.#types(round);
  }

  async #round(): Promise<void> {
    const { exercise, work, progress, onEvent } = this.#options;
    let subject: Subject;
    try {
      subject = ownSubject(exercise, work);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      Object.assign(this.state, { trouble: error, round: null });
      onEvent('trouble');
      return;
    }
    const round = this.#fresh() ?? this.#begin('asked');
    const { signal } = this.#stop;
    const { attempt } = await import('../attempt.ts');
    const { Standby } = await import('../../judge/standby.ts');
    this.#standby ??= new Standby(subject.file);
    const judged = await attempt(subject, {
      standby: this.#standby,
      signal,
      onStep: (step) => {
        round.steps.push(step);
        if (!signal.aborted) onEvent('step');
      },
    });
    const { ok, verdict } = judged.judgement;
    if (verdict.id === 'cancelled') return;
    progress.add(judgedNow(exercise.id, ok));
    round.attempt = judged;
    onEvent('verdict');
    if (await isGone(subject)) {
      this.state.kept = keepLost(subject);
      onEvent('trouble');
    }
  }

  async #types(round: Round): Promise<void> {
    const language = this.#options.language();
    const faults = await this.#late.ask(round, language);
    if (!faults || this.state.round !== round) return;
    round.types = { language, faults };
    this.#options.onEvent('types');
  }
}
