import type { Language } from '../../base/i18n.ts';
import type { RoomCall } from '../../terminal/room-view.ts';
import { workshopWords as words } from '../words.ts';
import type { LinkState } from './link.ts';
import { lessonTitle, sectionTitle } from './titles.ts';

type Seen = {
  known: LinkState;
  waiting: number;
  call: RoomCall | null;
  /** Whether a key leads to where the room is. */
  goes: boolean;
};

/** What a learner's screen says about the room, the most urgent first. */
export function roomLine({ known, waiting, call, goes }: Seen, language: Language): string {
  const { state, hand, shared, ahead } = known;
  const parts: string[] = [];
  if (call) {
    const section = sectionTitle(call, language);
    parts.push(words(language, goes ? 'room.line.call' : 'room.line.callElsewhere', { section }));
  }
  if (shared?.timer && shared.timer.until > Date.now() + ahead) {
    const time = new Date(shared.timer.until - ahead).toTimeString().slice(0, 5);
    parts.push(words(language, `room.line.${shared.timer.for}`, { time }));
  }
  if (shared?.poll?.open) {
    const lesson = lessonTitle(shared.poll.lesson, language);
    parts.push(words(language, 'room.line.poll', { lesson }));
  }
  if (hand) parts.push(words(language, 'room.line.hand'));
  if (state === 'gone') parts.push(words(language, 'room.line.gone'));
  else if (state === 'away') parts.push(words(language, 'room.line.away', { count: waiting }));
  else if (waiting > 0) parts.push(words(language, 'room.line.waiting', { count: waiting }));
  else parts.push(words(language, 'room.line.here'));
  return parts.join(' · ');
}
