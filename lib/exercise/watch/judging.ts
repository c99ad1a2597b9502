import type { Language } from '../../base/i18n.ts';
import { UserError } from '../../base/user-error.ts';
import type { Exercise } from '../../course/exercises.ts';
import type { Standby } from '../../judge/standby.ts';
import { judgedNow } from '../../learner/facts.ts';
import type { Journal } from '../../learner/journal.ts';
import { programFile } from '../../learner/workspace.ts';
import { keepIfGone, ownSubmission, type Submission } from '../submission.ts';
import { typeFaults } from '../types.ts';
import { FileWatch } from './file-watch.ts';
import type { JudgingEffect, Round, WatchEvent, WatchState } from './state.ts';

type JudgingOptions = {
  exercise: Exercise;
  work: URL;
  progress: Journal;
  send: (event: WatchEvent) => void;
  /** An error in the workbook itself. */
  fail: (error: unknown) => void;
};

/** The processes of a watch: they judge one exercise's program, and say what happens to its file. */
export class Judging {
  readonly #options: JudgingOptions;
  readonly #file: FileWatch;
  #judge = new AbortController();
  #types = new AbortController();
  /** Processes that wait for the next save. */
  #standby: Standby | null = null;
  #running: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: JudgingOptions) {
    this.#options = options;
    this.#file = new FileWatch(programFile(options.work, options.exercise), (news) =>
      this.#send({ type: news, at: new Date() }),
    );
  }

  /** Does what an event has caused; `state`: the watch after it. */
  perform(effect: JudgingEffect, { round, judging, language }: WatchState): void {
    const { fail } = this.#options;
    switch (effect) {
      case 'judge':
        this.#types.abort();
        this.#judge = new AbortController();
        this.#running = this.#round(this.#judge.signal)
          .then(() => this.#send({ type: 'over' }))
          .catch(fail);
        break;
      case 'stop':
        this.#judge.abort();
        break;
      case 'stand-by':
        this.#standby?.refill();
        break;
      case 'types':
        if (round && !judging) this.#askTypes(round, language).catch(fail);
    }
  }

  /** Ends everything; resolves when no process is left. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#file.close();
    this.#judge.abort();
    this.#types.abort();
    await this.#running;
    await this.#standby?.close();
  }

  /** Asks TypeScript about a program that was judged: beside the verdict, never before it. */
  async #askTypes({ number, attempt, types }: Round, language: Language): Promise<void> {
    if (!attempt || types?.language === language) return;
    if (attempt.judgement.verdict.id === 'syntax-error') return;
    this.#types.abort();
    this.#types = new AbortController();
    const { signal } = this.#types;
    const faults = await typeFaults(attempt.submission.file, this.#options.work, language, signal);
    if (!signal.aborted) this.#send({ type: 'types', round: number, language, faults });
  }

  #send(event: WatchEvent): void {
    if (!this.#closed) this.#options.send(event);
  }

  async #round(signal: AbortSignal): Promise<void> {
    const { exercise, work, progress } = this.#options;
    let submission: Submission;
    try {
      submission = ownSubmission(exercise, work);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return this.#send({ type: 'unreadable', error });
    }
    this.#send({ type: 'started', at: new Date() });
    const { attempt } = await import('../attempt.ts');
    const { Standby } = await import('../../judge/standby.ts');
    this.#standby ??= new Standby(submission.file);
    const judged = await attempt(submission, {
      standby: this.#standby,
      signal,
      onStep: (step) => {
        if (!signal.aborted) this.#send({ type: 'step', step });
      },
      onFound: () => {
        if (!signal.aborted) this.#send({ type: 'found' });
      },
      onWaiting: (awaited) => {
        if (!signal.aborted) this.#send({ type: 'waiting', awaited });
      },
    });
    const { verdict } = judged.judgement;
    // It may have been given up at the last moment.
    if (signal.aborted || verdict.id === 'cancelled') return;
    progress.add(judgedNow(judged.judgement));
    this.#send({ type: 'judged', attempt: judged });
    const kept = await keepIfGone(submission);
    if (kept) this.#send({ type: 'lost', kept });
  }
}
