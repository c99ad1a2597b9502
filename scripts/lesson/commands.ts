import type { CommandGroup, Commands } from '../command/group.ts';
import type { LessonContext } from './lesson.ts';

/** Commands around the lessons, loaded when they are asked for; `menu` is what there is without one. */
const reading = {
  menu: async () => (await import('./menu.ts')).menu,
  list: async () => (await import('./list.ts')).list,
  read: async () => (await import('./read.ts')).read,
  open: async () => (await import('./open.ts')).open,
  glossary: async () => (await import('./glossary.ts')).glossary,
  explain: async () => (await import('./explain.ts')).explain,
  run: async () => (await import('./run.ts')).run,
} satisfies Commands<LessonContext>;

/** Commands around the exercises. */
const doing = {
  start: async () => (await import('./start.ts')).start,
  watch: async () => (await import('./watch.ts')).watch,
  check: async () => (await import('./check.ts')).check,
  hint: async () => (await import('./hint.ts')).hint,
  diff: async () => (await import('./diff.ts')).diff,
  solution: async () => (await import('./solution.ts')).solution,
  reset: async () => (await import('./reset.ts')).reset,
  next: async () => (await import('./next.ts')).next,
  progress: async () => (await import('./progress.ts')).progress,
  verdicts: async () => (await import('./verdicts.ts')).verdicts,
  doctor: async () => (await import('./doctor.ts')).doctor,
} satisfies Commands<LessonContext>;

/** Commands for an instructor's room. */
const taking = {
  join: async () => (await import('./join.ts')).join,
  hand: async () => (await import('./hand.ts')).hand,
  follow: async () => (await import('./follow.ts')).follow,
  leave: async () => (await import('./leave.ts')).leave,
} satisfies Commands<LessonContext>;

/** What `npm run lesson` can do. */
export const lessonCommands: CommandGroup<LessonContext> = {
  script: 'lesson',
  parts: [reading, doing, taking],
  unnamed: 'menu',
  meant: (typed) => {
    if (/^\d/.test(typed)) return `${typed.includes('/') ? 'start' : 'read'} ${typed}`;
    return /^E[A-Z\d_]{3,}$/.test(typed) ? `explain ${typed}` : undefined;
  },
  notes: ['lesson.words.lesson', 'lesson.words.exercise', 'lesson.words.term'],
};
