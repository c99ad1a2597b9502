import type { CommandGroup, Commands } from '../command/group.ts';
import type { WorkshopContext } from './workshop.ts';

/** Commands for before the day. */
const preparing = {
  agenda: async () => (await import('./agenda.ts')).agenda,
  rehearse: async () => (await import('./rehearse.ts')).rehearse,
  bundle: async () => (await import('./bundle.ts')).bundle,
} satisfies Commands<WorkshopContext>;

/** Commands for the day. */
const holding = {
  serve: async () => (await import('./serve.ts')).serve,
} satisfies Commands<WorkshopContext>;

/** Commands for after it. */
const keeping = {
  sessions: async () => (await import('./sessions.ts')).sessions,
  take: async () => (await import('./take.ts')).take,
  export: async () => (await import('./export.ts')).exportSession,
  purge: async () => (await import('./purge.ts')).purge,
} satisfies Commands<WorkshopContext>;

/** What `npm run workshop` can do. */
export const workshopCommands: CommandGroup<WorkshopContext> = {
  script: 'workshop',
  parts: [preparing, holding, keeping],
  notes: ['lesson.words.lesson'],
};
