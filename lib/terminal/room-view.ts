import type { Language } from '../base/i18n.ts';

/** A place where everybody in a room is asked to go. */
export type RoomCall = { lesson: string; section: string };

/** The room that a learner takes part in, as screens see it. */
export type RoomView = {
  /** What there is to say about it on one line; `goes`: whether a key leads to where it is. */
  line: (language: Language, goes: boolean) => string;
  /** Where everybody is asked to go, until this learner has been there. */
  call: () => RoomCall | null;
  /** Whether to go there without being asked again. */
  follows: () => boolean;
  /** The learner has a section before its eyes. */
  reads: (lesson: string, section: string) => void;
  /** The learner is where the room called. */
  went: () => void;
  onChange: (listener: () => void) => () => void;
};
