import { expect, test } from 'vitest';
import { apply } from '../../../lib/workshop/room/apply.ts';
import type { Act } from '../../../lib/workshop/room/event.ts';
import { sharedOf } from '../../../lib/workshop/room/shared.ts';
import { emptyRoom, type RoomState } from '../../../lib/workshop/room/state.ts';

/** A room in which an instructor did these things, each at a time in minutes. */
function roomAfter(...acts: [at: number, act: Act][]): RoomState {
  const room = emptyRoom();
  acts.forEach(([at, act], index) => {
    apply(room, { n: index + 1, at: at * 60_000, event: { type: 'acted', act } });
  });
  return room;
}

const went = (section: string): Act => ({
  act: 'went-to',
  place: { lesson: '01-listening', section },
});

const endsAt = (room: RoomState, minute: number): number =>
  (sharedOf(room, minute * 60_000).timer?.until ?? Number.NaN) / 60_000;

test('a visit that ends while the clock stands still does not count the pause', () => {
  const room = roomAfter([0, went('ports')], [5, { act: 'paused' }], [8, went('reach')]);
  const pausedMinutes = room.visits.map(({ pausedMs }) => pausedMs / 60_000);
  expect(pausedMinutes).toEqual([3, 0]);
  apply(room, { n: 4, at: 10 * 60_000, event: { type: 'acted', act: { act: 'resumed' } } });
  expect(room.visits.map(({ pausedMs }) => pausedMs / 60_000)).toEqual([3, 2]);
});

test('a timer stands still with the clock', () => {
  const timer: Act = { act: 'timer', for: 'break', until: 10 * 60_000 };
  const room = roomAfter([0, timer], [4, { act: 'paused' }]);
  expect(endsAt(room, 4)).toBe(10);
  expect(endsAt(room, 7)).toBe(13);
  apply(room, { n: 3, at: 9 * 60_000, event: { type: 'acted', act: { act: 'resumed' } } });
  expect(endsAt(room, 20)).toBe(15);
});

test('a timer that is set while the clock stands still starts when it goes on', () => {
  const timer: Act = { act: 'timer', for: 'exercise', until: 16 * 60_000 };
  const room = roomAfter([1, { act: 'paused' }], [6, timer]);
  expect(endsAt(room, 6)).toBe(16);
  expect(endsAt(room, 8)).toBe(18);
  apply(room, { n: 3, at: 9 * 60_000, event: { type: 'acted', act: { act: 'resumed' } } });
  expect(endsAt(room, 9)).toBe(19);
});
