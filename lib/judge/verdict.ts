import { contract } from '../base/contract.ts';
import { escapeControls } from '../base/escape-controls.ts';
import { type Language, type Params, translate } from '../base/i18n.ts';
import type { KeyUnder } from '../base/words.ts';
import type { WireEvent } from '../wire/event.ts';

/** What a check can say about a program: the keys of `verdict` in locales/en/verdicts.json. */
export type VerdictId = KeyUnder<'verdicts', 'verdict'>;
/** What a check looks at, one after the other: the keys of `step`. */
export type StepId = KeyUnder<'verdicts', 'step'>;
/** Who talks to the program: the keys of `peer`. */
export type PeerName = KeyUnder<'verdicts', 'peer'>;

/** An id and what its text needs: the language is chosen when it is shown, never before. */
export type Verdict = { id: VerdictId; params: Params };
export type StepResult = { id: StepId; ok: boolean };
/** A recorded event, with the name of the peer at the other end. */
export type JudgedEvent = WireEvent & { peer: PeerName | null };

/**
 * What a verdict is about: a run of the program, the port at the other end of a connection, and the call
 * that last wrote to it, ended it, or set up its server, where that is known.
 */
export type About = {
  program?: string | undefined;
  port?: number | undefined;
  origin?: { did: 'wrote' | 'ended' | 'served'; stack: string } | undefined;
};

export type Judgement = {
  /** `03-async-server/echo` */
  exercise: string;
  ok: boolean;
  verdict: Verdict;
  about: About;
  steps: StepResult[];
  /** What was drawn came from it: the same number plays the same conversations. */
  seed: number;
  /** What the program did on the wire, in time; with a verdict, up to its reason. */
  recording: JudgedEvent[];
};

/** Ends a check with a verdict. */
export class VerdictError extends Error {
  override readonly name = 'VerdictError';
  readonly verdict: Verdict;
  readonly about: About;

  constructor(id: VerdictId, params: Params = {}, about: About = {}) {
    super(`${id} ${JSON.stringify(params)}`);
    this.verdict = { id, params };
    this.about = about;
  }
}

/** Whether a verdict says only that a peer lost its connection before it had heard everything. */
export function isLoss(failure: unknown): failure is VerdictError {
  const losses: VerdictId[] = ['closed-too-soon', 'no-line-end', 'reset-by-program'];
  return failure instanceof VerdictError && losses.includes(failure.verdict.id);
}

/**
 * A verdict in words. A param `peer` is the peer's name: it is put into words as well. So is `more`,
 * the key of one more sentence at the end, and `said`, the key of one about what the peer has sent.
 * `told` is the key of other words for the verdict.
 */
export function verdictText(language: Language, { id, params }: Verdict): string {
  const { peer, said, told, more } = params;
  const named: Params = {};
  for (const [name, value] of Object.entries(params)) {
    named[name] = typeof value === 'string' ? escapeControls(value) : value;
  }
  const met = typeof peer === 'string' ? translate(language, 'verdicts', `peer.${peer}`) : '';
  if (met !== '') named.peer = met;
  const { sent: text, sentBytes: count } = named;
  if (text !== undefined && count !== undefined)
    named.sent = translate(language, 'verdicts', 'long', { text, count });
  const keys =
    typeof said === 'string'
      ? [`said.${said}`, `told.${told ?? id}`]
      : [typeof told === 'string' ? `told.${told}` : `verdict.${id}`];
  if (typeof more === 'string') keys.push(`more.${more}`);
  const sentences = keys.map((key) => {
    const text = contract(language, translate(language, 'verdicts', key, named), met);
    // A peer's name may be the first word.
    return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
  });
  const last = sentences.pop() ?? '';
  return [...sentences.map((text) => text.replace(/(?<![.!?…])$/, '.')), last].join(' ');
}

export function stepText(language: Language, id: StepId): string {
  return translate(language, 'verdicts', `step.${id}`);
}

export function peerText(language: Language, name: PeerName): string {
  return translate(language, 'verdicts', `peer.${name}`);
}
