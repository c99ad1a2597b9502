import { once } from 'node:events';
import type { TextStyle } from '../../terminal/text-style.ts';
import { words } from '../../terminal/words.ts';
import { typeLines } from '../type-lines.ts';
import { stepLines, verdictLines } from '../verdict-lines.ts';
import type { WatchEvent, WatchState } from './state.ts';
import { statusLines } from './view.ts';
import { Watch, type WatchOptions } from './watch.ts';

/** Watches an exercise without a terminal: line by line, until the signal. */
export async function watchInLines(
  options: WatchOptions,
  style: TextStyle,
  signal: AbortSignal,
  print: (line: string) => void,
): Promise<number> {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const watch = new Watch(options, {
    print: (event, state, before) => {
      for (const line of eventLines(event, state, before, style)) print(line);
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
  style: TextStyle,
): string[] {
  const { columns } = style;
  // That `start.ts` has changed is said once, at the beginning.
  const status = (): string[] => [
    '',
    ...statusLines({ ...state, outdated: false }, style, columns),
  ];
  switch (event.type) {
    case 'opened':
      return [
        words(style.language, 'watch.waiting', { file: event.file }),
        ...(event.outdated ? [words(style.language, 'exercise.outdated')] : []),
      ];
    case 'changing':
    case 'started':
      return state.count > before.count ? status() : [];
    case 'unreadable':
    case 'lost':
    case 'polling':
      return status();
    case 'step':
      return stepLines(event.step, style, columns);
    case 'judged':
      return ['', ...verdictLines(event.attempt, style, columns)];
    case 'types': {
      const { attempt, types } = state.round ?? {};
      if (!attempt || !types || types.faults.length === 0 || types.faults !== event.faults)
        return [];
      return ['', ...typeLines(types.faults, attempt.submission, style, columns)];
    }
    default:
      return [];
  }
}
