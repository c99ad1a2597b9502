import type { Language } from '../../../lib/base/i18n.ts';
import type { Deed } from '../../../lib/workshop/protocol.ts';
import { apply } from '../../../lib/workshop/room/apply.ts';
import type { Act, Logged, RoomEvent } from '../../../lib/workshop/room/event.ts';
import { emptyRoom, type RoomState } from '../../../lib/workshop/room/state.ts';

export const lessons = [
  '01-listening',
  '02-client-sockets',
  '03-async-server',
  '04-tcp-services',
] as const;

/** 10:45 on a day in May, wherever the tests run. */
export const start = new Date(2026, 4, 19, 10, 45).getTime();
export const minute = 60_000;

/** Names as people have them, and some that only look like trouble. */
export const names = [
  ...['Aïcha Benali', 'Amélie', 'Benoît Lefèvre', 'Björn', 'Céline', 'Chloé 🌻', 'Daniel'],
  ...['Élodie Martin-Dupont', 'Fatou', 'François-Xavier de La Rochefou', 'Grace', 'Hélène'],
  ...['Hugo', 'Inès', 'Jörg', 'Kwame', 'Léa', 'Léa (2)', 'Mohamed', 'Nadège', 'Nguyễn Thị Mai'],
  ...['Óscar', 'Priya', 'Raphaël', 'Sinéad', 'Søren', 'Théo', 'Wei 李伟', 'Yaël', 'Zoé'],
];

const at3 = '03-async-server';
const exercises = ['echo', 'count', 'apart', 'whole-characters'].map((slug) => `${at3}/${slug}`);
/** What checks of the second exercise say, and of whom. */
const failures = [
  ['no-fin', 'half-close'],
  ['crashed-with-peer', 'reset-mid-write'],
  ['crashed-with-peer', 'reset-mid-write'],
  ['closed-too-soon', 'half-close'],
  ['wrong-answer', 'in-pieces'],
] as const;

/** Builds a room by what happens in it. */
export class Happening {
  readonly room: RoomState = emptyRoom();
  /** What has happened, as a log tells it. */
  readonly logged: Logged[] = [];
  at = start - 70 * minute;

  log(event: RoomEvent, at = this.at): void {
    const logged = { n: this.room.n + 1, at, event };
    this.logged.push(logged);
    apply(this.room, logged);
  }

  act(act: Act, at = this.at): void {
    this.log({ type: 'acted', act }, at);
  }

  did(learner: string, deed: Deed, at = this.at): void {
    this.log({ type: 'did', learner, n: 0, at, deed }, at);
  }

  join(name: string, language: Language, via: 'terminal' | 'browser' = 'terminal'): string {
    const learner = String(this.room.learners.size + 1);
    this.log({ type: 'joined', learner, name, language, via, key: `key ${learner}` });
    this.log({ type: 'came', learner });
    return learner;
  }
}

/** A room that has opened, with people in it, and their machines looked at. */
export function openRoom(count = 30): Happening {
  const it = new Happening();
  it.log({ type: 'opened', session: 'may', lessons: [...lessons] });
  for (let index = 0; index < count; index += 1) {
    const name = names[index % names.length] ?? '';
    const round = Math.floor(index / names.length);
    const learner = it.join(
      round === 0 ? name : `${name} (${round + 1})`,
      index % 2 === 0 ? 'fr' : 'en',
      index % 9 === 8 ? 'browser' : 'terminal',
    );
    if (index % 7 !== 6) {
      const trouble = index % 11 === 3 ? ['ipv6'] : index % 13 === 5 ? ['node'] : [];
      it.did(learner, { did: 'doctor', ok: !trouble.includes('node'), trouble });
    }
  }
  return it;
}

/** The same room in the middle of an exercise: who has passed, who has not, who is stuck and why. */
export function workingRoom(count = 30): Happening {
  const it = openRoom(count);
  it.act({ act: 'went-to', place: { lesson: at3, section: 'accept' } }, start - 55 * minute);
  it.act(
    { act: 'went-to', place: { lesson: at3, section: 'exercises', exercise: `${at3}/count` } },
    start - 13 * minute,
  );
  [...it.room.learners.keys()].forEach((learner, index) => {
    const judged = (exercise: string, verdict: string, at: number, peer?: string): void =>
      it.did(
        learner,
        {
          ...{ did: 'judged', exercise, ok: verdict === 'passed', verdict },
          ...{ held: verdict === 'passed' ? 4 : 1, of: 4, ...(peer !== undefined && { peer }) },
        },
        at,
      );
    const [echo = '', counting = '', apart = ''] = exercises;
    if (index % 9 === 8) {
      it.did(learner, { did: 'reading', lesson: at3, section: 'half-close' }, start - 8 * minute);
      return;
    }
    it.did(learner, { did: 'started', exercise: echo }, start - 40 * minute);
    if (index % 10 === 4) it.did(learner, { did: 'solution', exercise: echo }, start - 20 * minute);
    else judged(echo, 'passed', start - (30 - (index % 9)) * minute);
    it.did(learner, { did: 'started', exercise: counting }, start - 12 * minute);
    const [verdict, peer] = failures[index % failures.length] ?? failures[0];
    if (index % 3 === 0) {
      judged(counting, 'passed', start - (index % 6) * minute);
      if (index % 6 === 0) it.did(learner, { did: 'started', exercise: apart }, start - 4 * minute);
      return;
    }
    for (let time = 0; time < index % 5; time += 1)
      judged(counting, verdict, start - (5 - time) * minute, peer);
    if (index % 5 === 1) it.did(learner, { did: 'hint', exercise: counting, open: 1 });
  });
  it.did(
    '4',
    { did: 'hand', up: true, words: 'Pourquoi le FIN n’arrive-t-il jamais ?' },
    start - 4 * minute,
  );
  it.did('11', { did: 'hand', up: true, words: 'ECONNRESET at line 12?' }, start - 2 * minute);
  it.did('20', { did: 'hand', up: true }, start - minute);
  it.log({ type: 'went', learner: '9' });
  it.did('27', { did: 'left' }, start - 3 * minute);
  it.at = start;
  return it;
}
