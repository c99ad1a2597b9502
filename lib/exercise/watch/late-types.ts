import type { Language } from '../../base/i18n.ts';
import type { TypeFault } from '../types.ts';
import type { Round } from './round.ts';

/** Asks TypeScript about the program of a round that is over: beside the verdict, never before it. */
export class LateTypes {
  readonly #work: URL;
  #stop = new AbortController();

  constructor(work: URL) {
    this.#work = work;
  }

  /** What TypeScript says, in a language; null if it is already known, or was given up. */
  async ask({ attempt, types }: Round, language: Language): Promise<TypeFault[] | null> {
    if (!attempt || types?.language === language) return null;
    if (attempt.judgement.verdict.id === 'syntax-error') return null;
    this.giveUp();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const { typeFaults } = await import('../types.ts');
    const faults = await typeFaults(attempt.subject.file, this.#work, language, signal);
    return signal.aborted ? null : faults;
  }

  giveUp(): void {
    this.#stop.abort();
  }
}
