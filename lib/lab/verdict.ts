import type texts from '../../locales/en/verdicts.json';
import type { Params } from '../errors.ts';
import { type KeyOf, type Language, translate } from '../i18n.ts';
import type { WireEvent } from './wire.ts';

type Texts = typeof texts;

/** What a check can say of a program: the keys of `verdict` in locales/en/verdicts.json. */
export type VerdictId = KeyOf<Texts['verdict']>;
/** What a check looks at, one after the other: the keys of `step`. */
export type StepId = KeyOf<Texts['step']>;
/** Who talks to the program: the keys of `peer`. */
export type PeerName = KeyOf<Texts['peer']>;

/** An id and what its text needs: the language is chosen when it is shown, never before. */
export type Verdict = { id: VerdictId; params: Params };
export type StepResult = { id: StepId; ok: boolean };
/** A recorded event, with the name of the peer at the other end. */
export type JudgedEvent = WireEvent & { peer: PeerName | null };

export type Judgement = {
  /** `03-async-server/echo` */
  exercise: string;
  ok: boolean;
  verdict: Verdict;
  steps: StepResult[];
  /** What the program did on the wire, in time; with a verdict, up to its reason. */
  recording: JudgedEvent[];
};

/** Ends a check with a verdict. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly verdict: Verdict;

  constructor(id: VerdictId, params: Params = {}) {
    super(`${id} ${JSON.stringify(params)}`);
    this.verdict = { id, params };
  }
}

/** A verdict in words. A param `peer` is the peer's name: it is put into words as well. */
export function verdictText(language: Language, { id, params }: Verdict): string {
  const { peer } = params;
  return translate(language, 'verdicts', `verdict.${id}`, {
    ...params,
    ...(typeof peer === 'string' && { peer: translate(language, 'verdicts', `peer.${peer}`) }),
  });
}

export function stepText(language: Language, id: StepId): string {
  return translate(language, 'verdicts', `step.${id}`);
}

export function peerText(language: Language, name: PeerName): string {
  return translate(language, 'verdicts', `peer.${name}`);
}
