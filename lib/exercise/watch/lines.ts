import { once } from 'node:events';
import type { TextStyle } from '../../terminal/text-style.ts';
import { words } from '../../terminal/words.ts';
import { typeLines } from '../types.ts';
import { stepLines, verdictLines } from '../verdict-lines.ts';
import type { WatchEvent, WatchState } from './state.ts';
import { statusLines } from './view.ts';
import { Watch, type WatchOptions } from './watch.ts';

/** Watches an exercise without a terminal: line by line, until the signal. */
export async function watchInLines(
  options: WatchOptions,
  style: TextStyle,
  signal: AbortSignal,
  print: (...lines: readonly string[]) => void,
): Promise<number> {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const watch = new Watch(options, {
    print: (event, state) => print(...eventLines(event, state, style)),
    fail,
  });
  try {
    if (!signal.aborted) await Promise.race([once(signal, 'abort'), failed]);
    return 130;
  } finally {
    await watch.close();
  }
}

function eventLines(event: WatchEvent, state: WatchState, style: TextStyle): string[] {
  // That `start.ts` has changed is said once, at the beginning.
  const status = (): string[] => ['', ...statusLines({ ...state, outdated: false }, style)];
  switch (event.type) {
    case 'opened':
      return [
        words(style.language, 'watch.waiting', { file: event.file }),
        ...(event.outdated ? [words(style.language, 'exercise.outdated')] : []),
      ];
    case 'changing':
    case 'started':
      // The first of them begins the round.
      return state.round?.at === event.at ? status() : [];
    case 'unreadable':
    case 'lost':
    case 'polling':
      return status();
    case 'step':
      return stepLines(event.step, style);
    case 'judged':
      return ['', ...verdictLines(event.attempt, style)];
    case 'types': {
      const { attempt, types } = state.round ?? {};
      // They may be about an earlier round.
      if (!attempt || types?.faults !== event.faults || event.faults.length === 0) return [];
      return ['', ...typeLines(event.faults, attempt.submission, style)];
    }
    default:
      return [];
  }
}
