import type { Params } from '../../base/i18n.ts';
import { differs } from '../peers/difference.ts';
import type { VerdictError, VerdictId } from '../verdict.ts';
import { compare, type Match, type Owed } from './owed.ts';

/** A verdict to be. */
export type Fault = {
  does: 'fail';
  id: VerdictId;
  params: Params;
  /** How it is told if nothing has come at all. */
  ifNothing?: string;
  /** Whether it is the end of the conversation: the program may have ended as well, and that is worse. */
  isEnd?: boolean;
};

/** What a peer does that has heard this much; whether all that was owed at once is there. */
export type Next = { does: 'wait' | 'go-on' | 'leave'; answered?: boolean } | Fault;

export const fail = (id: VerdictId, params: Params, ifNothing?: string): Fault => ({
  ...{ does: 'fail', id, params },
  ...(ifNothing === undefined ? {} : { ifNothing }),
});

/** Weighs what a peer has got, and how the conversation was ended, if it was, against what it is owed. */
export function weigh(owed: Owed, got: Buffer, ended: 'fin' | VerdictError | undefined): Next {
  const { later = false, ends } = owed;
  const match = compare(owed, got);
  const { state, wanted } = match;
  if (state === 'wrong') return fail('wrong-answer', lacking(got, match));
  if (state === 'more') return ends === 'cut' ? fail('not-cut-off', {}) : tooMuch(got, wanted());
  const isFree = !ends || ends === 'may';
  if (!ended) {
    const isEnough = isFree && (state === 'whole' || later);
    return isEnough ? { does: 'go-on', answered: !later } : { does: 'wait' };
  }
  if (ends === 'cut' || ends === 'may') return { does: 'leave' };
  if (ended !== 'fin') {
    const { code = '' } = ended.verdict.params;
    return { ...fail('reset-by-program', { code }), isEnd: true };
  }
  if (state === 'part') return { ...closedTooSoon(got, match), isEnd: true };
  if (ends === 'fin') return { does: 'leave', answered: true };
  return { ...fail('cut-off', differs(got, wanted())), isEnd: true };
}

function closedTooSoon(got: Buffer, match: Match): Fault {
  const unended = isUnended(got, match.wanted()) ? { told: 'line-unended' } : {};
  return fail('closed-too-soon', { ...lacking(got, match), ...unended }, 'closed-at-once');
}

/** Nobody is to take an example for the words that are expected. */
function lacking(got: Buffer, { wanted, isExample }: Match): Params {
  return { ...(isExample ? { more: 'example' } : {}), ...differs(got, wanted()) };
}

function tooMuch(got: Buffer, wanted: Buffer): Fault {
  const id = got.subarray(0, wanted.length).equals(wanted) ? 'too-much' : 'wrong-answer';
  const nothing = wanted.length === 0 ? { told: 'not-silent' } : {};
  return fail(id, { ...differs(got, wanted), ...nothing });
}

/** What is wrong when a peer that waits hears nothing more; `asleep`: the program's event loop stands still. */
export function afterSilence(owed: Owed, got: Buffer, asleep: boolean): Fault {
  const more = asleep ? { more: 'asleep' } : {};
  if (owed.ends === 'cut') return fail('not-cut-off', more);
  const match = compare(owed, got);
  const params = { ...lacking(got, match), ...more };
  return match.state === 'whole'
    ? fail('no-fin', params)
    : fail('no-answer', params, 'nothing-came');
}

/** Whether a line is there but for its end, which is hardly seen in a comparison. */
const isUnended = (got: Buffer, wanted: Buffer): boolean =>
  got.length > 0 && ['\n', '…\n'].includes(`${wanted.subarray(got.length)}`);
