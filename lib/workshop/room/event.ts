import type { Language } from '../../base/i18n.ts';
import type { Deed } from '../protocol.ts';

/** Where a room is: a section of a lesson, or an exercise, `03-async-server/echo`. */
export type Place = {
  lesson: string;
  section?: string | undefined;
  exercise?: string | undefined;
};

/** What an instructor does. */
export type Act =
  | { act: 'went-to'; place: Place }
  | { act: 'called'; lesson: string; section: string }
  | { act: 'call-over' }
  | { act: 'opened-solution'; exercise: string }
  | { act: 'showed'; snippet: string | null }
  | { act: 'asked'; lesson: string; question: string }
  /** Nobody votes anymore; what is right is shown. */
  | { act: 'poll-closed' }
  | { act: 'poll-over' }
  | { act: 'timer'; for: 'break' | 'exercise'; until: number }
  | { act: 'timer-over' }
  | { act: 'paused' }
  | { act: 'resumed' }
  /** Somebody was helped: the hand goes down. */
  | { act: 'helped'; learner: string };

/** One line of a room's log. Ids of learners are the room's own. */
export type RoomEvent =
  | { type: 'opened'; session: string; lessons: string[] }
  /** `key`: the hash of the token that proves who it is. */
  | {
      type: 'joined';
      learner: string;
      name: string;
      language: Language;
      via: 'terminal' | 'browser' | 'file';
      key: string;
    }
  | { type: 'renamed'; learner: string; name: string; language: Language }
  | { type: 'came'; learner: string }
  | { type: 'went'; learner: string }
  /** `n`: the learner's own number of it; 0 where it came by another way and has none. */
  | { type: 'did'; learner: string; n: number; at: number; deed: Deed }
  | { type: 'acted'; act: Act };

/** An event with its number in the log, from 1, and the time in milliseconds by the room's clock. */
export type Logged = { n: number; at: number; event: RoomEvent };
