import { filled } from '../../../lib/base/i18n.ts';
import type { Work } from '../../../lib/workshop/agenda/work.ts';

const titled = (name: string) => ({ title: filled({ en: name, fr: `${name} (fr)` }) });

/** A section that takes some minutes. */
export function section(name: string, minutes: number, essential = true): Work {
  const place = { lesson: '01-tested', section: name, ...titled(name) };
  return { kind: 'lesson', ...place, minutes, essential };
}

/** An exercise that takes some minutes. */
export function exercise(name: string, minutes: number, level: 1 | 2 | 3 = 1): Work {
  const place = { lesson: '01-tested', section: 'exercises', ...titled(name) };
  return { kind: 'exercise', ...place, exercise: name, minutes, level, essential: false };
}
