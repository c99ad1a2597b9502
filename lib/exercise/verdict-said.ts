import type { Language } from '../base/i18n.ts';
import { startTexts } from '../course/start-text.ts';
import { type PeerName, peerText, verdictText } from '../judge/verdict.ts';
import { words } from '../terminal/words.ts';
import type { Attempt } from './attempt.ts';
import { lastRun } from './evidence.ts';
import { hasCrashed } from './fault.ts';
import type { Submission } from './submission.ts';

/** How many lines of what the program printed are shown beside a verdict. */
const printedLines = 8;

/** A verdict in words: how the check ended, and what is said about it. */
export type VerdictSaid = {
  ending: 'passed' | 'failed' | 'cancelled';
  title: string;
  texts: string[];
};

export function verdictSaid(attempt: Attempt, language: Language): VerdictSaid {
  const { judgement, submission } = attempt;
  const { ok, verdict } = judgement;
  const ending = ok ? 'passed' : verdict.id === 'cancelled' ? 'cancelled' : 'failed';
  const file = submission.name;
  const untouched = ending === 'failed' && isUntouched(submission);
  const text = isEmpty(attempt)
    ? words(language, 'exercise.empty', { file })
    : verdictText(language, verdict);
  return {
    ending,
    title: words(language, `exercise.${ending}`),
    texts: [...(untouched ? [words(language, 'exercise.untouched', { file })] : []), text],
  };
}

/** Whether the program is still the one that the learner was given. */
const isUntouched = ({ exercise, source }: Submission): boolean =>
  Object.values(startTexts(exercise)).includes(source);

/** Whether the file is empty, which says more than that the program has ended. */
const isEmpty = ({ submission, judgement }: Attempt): boolean =>
  judgement.verdict.id === 'ended' && submission.source.trim() === '';

/** What is said above what went over the wire. */
export const wireTitle = (peer: PeerName | null, language: Language): string =>
  peer
    ? words(language, 'exercise.wireWith', { peer: peerText(language, peer) })
    : words(language, 'exercise.wire');

/** The last lines that the program printed; the stack of a crash is reported in other words. */
export function lastPrinted(
  attempt: Attempt,
  language: Language,
): { title: string; lines: string[] } {
  const { printed, judgement } = attempt;
  const run = lastRun(attempt);
  const stack =
    ['syntax-error', 'out-of-memory'].includes(judgement.verdict.id) || hasCrashed(judgement);
  const lines = printed.filter(
    ({ program, stream }) => program === run && (!stack || stream === 'out'),
  );
  const left = lines.length - printedLines;
  const title = words(language, left > 0 ? 'exercise.printedLast' : 'exercise.printed', {
    count: Math.min(lines.length, printedLines),
  });
  return { title, lines: lines.slice(-printedLines).map(({ text }) => text) };
}
