import { VerdictError } from '../verdict.ts';
import type { Stage } from './actor.ts';
import type { Contents } from './contents.ts';
import { plain, type Talk } from './conversation.ts';
import type { Model } from './owed.ts';
import { play } from './play.ts';

/** Clients in each of two rounds; on a machine that is so busy that they take too long, fewer. */
const most = 250;
const least = 60;
/** Milliseconds after which the first round takes too long. */
const roundFor = 20_000;
/** Bytes that each of them says. */
const size = 32 * 1024;
const mebibyte = 1024 * 1024;
/** Growth for each client that is none: a program may note something. Right ones stay within 300 KiB in all. */
const little = size / 4;
/** How often a program is asked before it is believed: some of its garbage is collected late. */
const asks = 5;

/**
 * Five hundred clients come, one after the other; each says 32 KiB and leaves. How much memory a program
 * needs for that is its own affair. But between two rounds that are equal, it must not grow.
 */
export async function expectNoGrowth(
  stage: Stage,
  { says, keepsNothing = false }: Model,
  settled: () => Promise<void>,
): Promise<void> {
  const { program } = stage;
  const talk: Talk = { ...plain, messages: [big(says)], hears: 'last' };
  const round = async (goesOn: (met: number) => boolean): Promise<number> => {
    let met = 0;
    for (; goesOn(met); met += 1) await play({ talks: [talk], turns: [] }, stage);
    await settled();
    return met;
  };
  const until = performance.now() + roundFor;
  const count = await round((met) => met < least || (met < most && performance.now() < until));
  const before = await program.kept();
  await round((met) => met < count);
  let verdict: VerdictError | null = null;
  for (let ask = 0; ask < asks; ask += 1) {
    const after = await program.kept();
    if (!before || !after) return;
    const mebibytes = Math.round((after.bytes - before.bytes) / mebibyte);
    const params = { peer: 'client', count, mebibytes };
    const about = { program: program.run };
    if (after.bytes - before.bytes > count * little) {
      verdict = new VerdictError('keeps-words', params, about);
    } else if (keepsNothing && after.sockets - before.sockets > count / 2) {
      verdict = new VerdictError('keeps-sockets', params, about);
    } else return;
  }
  if (verdict) throw verdict;
}

/** As much as one says; in lines, if these matter. */
function big({ of, messages = [], before = '', limit = 8 * 1024 }: Contents): Buffer {
  // One of them is enough: what is answered piece by piece would take too long, said again and again.
  const [message] = messages
    .filter(({ length }) => length <= size)
    .sort((one, other) => other.length - one.length);
  if (message) return message;
  const line = `${before.padEnd(limit - 1, 'x')}\n`;
  return Buffer.from(of === 'lines' ? line.repeat(size / line.length) : 'x'.repeat(size));
}
