import type { LessonCommand } from './lesson.ts';

/** Every command by its name, loaded when it is asked for; `menu` is what there is without one. */
export const commands = {
  list: async () => (await import('./list.ts')).list,
  read: async () => (await import('./read.ts')).read,
  glossary: async () => (await import('./glossary.ts')).glossary,
  explain: async () => (await import('./explain.ts')).explain,
  run: async () => (await import('./run.ts')).run,
  start: async () => (await import('./start.ts')).start,
  check: async () => (await import('./check.ts')).check,
  watch: async () => (await import('./watch.ts')).watch,
  hint: async () => (await import('./hint.ts')).hint,
  diff: async () => (await import('./diff.ts')).diff,
  solution: async () => (await import('./solution.ts')).solution,
  reset: async () => (await import('./reset.ts')).reset,
  next: async () => (await import('./next.ts')).next,
  progress: async () => (await import('./progress.ts')).progress,
  verdicts: async () => (await import('./verdicts.ts')).verdicts,
  doctor: async () => (await import('./doctor.ts')).doctor,
  menu: async () => (await import('./menu.ts')).menu,
} as const satisfies Record<string, () => Promise<LessonCommand>>;
