import type { Language } from '../../lib/base/i18n.ts';
import type { RoomClient } from '../../lib/workshop/client/room-client.ts';
import { workshopWords } from '../../lib/workshop/words.ts';

/** What to say where a room could not be told at once; no lines where it was. */
export async function toldLines(room: RoomClient, language: Language): Promise<string[]> {
  if (await room.isTold()) return [];
  const { place } = room;
  return [workshopWords(language, room.state === 'gone' ? 'room.gone' : 'room.later', { place })];
}
