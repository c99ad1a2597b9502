import { once } from 'node:events';
import type { Look } from '../../terminal/look.ts';
import { words } from '../../terminal/words.ts';
import { typeLines } from '../type-lines.ts';
import { stepLines, verdictLines } from '../verdict-lines.ts';
import type { WatchEvent, WatchState } from './state.ts';
import { statusLines } from './view.ts';
import { Watch, type WatchOptions } from './watch.ts';

/** Watches an exercise without a terminal: line by line, until the signal. */
export async function watchInLines(
  options: WatchOptions,
  look: Look,
  signal: AbortSignal,
  print: (line: string) => void,
): Promise<number> {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const watch = new Watch(options, {
    print: (event, state, before) => {
      for (const line of eventLines(event, state, before, look)) print(line);
    },
    fail,
  });
  try {
    if (!signal.aborted) await Promise.race([once(signal, 'abort'), failed]);
    return 130;
  } finally {
    await watch.close();
  }
}

function eventLines(
  event: WatchEvent,
  state: WatchState,
  before: WatchState,
  look: Look,
): string[] {
  const { columns } = look;
  // That `start.ts` has changed is said once, at the beginning.
  const status = (): string[] => ['', ...statusLines({ ...state, outdated: false }, look, columns)];
  switch (event.type) {
    case 'opened':
      return [
        words(look.language, 'watch.waiting', { file: event.file }),
        ...(event.outdated ? [words(look.language, 'exercise.outdated')] : []),
      ];
    case 'changing':
    case 'started':
      return state.count > before.count ? status() : [];
    case 'unreadable':
    case 'lost':
    case 'polling':
      return status();
    case 'step':
      return stepLines(event.step, look, columns);
    case 'judged':
      return ['', ...verdictLines(event.attempt, look, columns)];
    case 'types': {
      const { attempt, types } = state.round ?? {};
      if (!attempt || !types || types.faults.length === 0 || types.faults !== event.faults)
        return [];
      return ['', ...typeLines(types.faults, attempt.subject, look, columns)];
    }
    default:
      return [];
  }
}
