import { expect, test } from 'vitest';
import type { Language } from '../../../lib/base/i18n.ts';
import type { RoomState } from '../../../lib/workshop/room/state.ts';
import { drawBoard } from '../../../lib/workshop/web/board/page.ts';
import { drawLearner } from '../../../lib/workshop/web/learner.ts';
import { drawProjector } from '../../../lib/workshop/web/projector.ts';
import type { View } from '../../../lib/workshop/web/view.ts';
import { minute, names, openRoom, start, workingRoom } from './full-room.ts';
import { roomCourse } from './served-room.ts';

const door = { code: 'K7M2QRX', learners: '192.0.2.7:4500', web: 'http://192.0.2.7:4501/' };

const viewOf = (room: RoomState, language: Language = 'en'): View => ({
  ...{ room, course: roomCourse(), door, trouble: null, now: start, language },
});

/** The words of the fragment with an id, without tags. */
function wordsOf(fragments: ReturnType<typeof drawBoard>, id: string): string {
  const found = fragments.find((fragment) => fragment.id === id);
  const text = found?.content.text.replace(/<[^>]*>/g, ' ') ?? '';
  return text
    .replace(/&amp;/g, '&')
    .replace(/[ \n]+/g, ' ')
    .trim();
}

test('people with one cause are one group, the most first, with what explains it', () => {
  const said = wordsOf(drawBoard(viewOf(workingRoom().room)), 'board_stuck');
  const groups = said.match(/\d+ (people|person) /g);
  expect(groups).toEqual(['4 people ', '3 people ', '3 people ']);
  expect(said).toContain(
    'a server that answers in pieces Count until the FIN · gives a peer an answer other than the expected one Céline 4× · 2 min',
  );
  expect(said).toContain('03 · A length of what? Call everyone there Hint 1');
});

test('hands are in the order in which they were raised, with their words', () => {
  const said = wordsOf(drawBoard(viewOf(workingRoom().room, 'fr')), 'board_hands');
  expect(said).toMatch(
    /^Mains levées\u202f: 3 Björn .*FIN n’arrive.* Grace .*ECONNRESET.* Nadège /,
  );
});

test('a row says in words how far somebody is', () => {
  const row = wordsOf(drawBoard(viewOf(workingRoom(10).room)), 'board_people');
  expect(row).toContain('Name An echo that holds up 1 Count until the FIN 2 Keep clients apart 3');
  expect(row).toMatch(/stuck Céline ◐ solution ✗ failed 4× · not begun .* 0\/12/);
  expect(row).toMatch(/Fatou away · not begun/);
});

test('somebody whose workbook is not connected is away after five minutes', () => {
  const it = workingRoom(10);
  const seen = () => {
    const view = { ...viewOf(it.room), now: it.at };
    return wordsOf(drawBoard(view), 'board_people').includes('Amélie away');
  };
  it.did('2', { did: 'hint', exercise: '03-async-server/count', open: 2 }, start - 5 * minute);
  it.log({ type: 'went', learner: '2' }, start - 5 * minute);
  expect(seen()).toBe(false);
  it.at += 1;
  expect(seen()).toBe(true);
});

test('when one person does something, one row is drawn differently', () => {
  const it = workingRoom();
  const rowsOf = () => {
    const people = drawBoard(viewOf(it.room)).find(({ id }) => id === 'board_people');
    return new Map(people?.parts?.map(({ id, content }) => [id, content.text]));
  };
  const before = rowsOf();
  it.did('8', { did: 'started', exercise: '03-async-server/apart' });
  const changed = [...rowsOf()].filter(([id, text]) => before.get(id) !== text);
  expect(changed.map(([id]) => id)).toEqual(['person_8']);
});

test('before the start, the board shows everybody’s machine', () => {
  const said = wordsOf(drawBoard(viewOf(openRoom(9).room)), 'board_people');
  expect(said).toMatch(/Name Machine Aïcha Benali ✓ ready/);
  expect(said).toMatch(/Björn ◐ ::1/);
  expect(said).toMatch(/Chloé 🌻 ✗ Node\.js/);
  expect(said).toMatch(/Daniel · not checked/);
});

test('the projector shows how the room does, and no name', () => {
  const it = workingRoom();
  const all = drawProjector(viewOf(it.room));
  expect(wordsOf(all, 'wall_main')).toContain(
    'Count until the FIN 10 of 29 passed\u00a0· 17 working',
  );
  const text = all.map(({ content }) => content.text).join();
  expect(names.filter((name) => text.includes(name))).toEqual([]);
});

test('the board shows the notes of the section the room is in, the projector the way', () => {
  const it = openRoom(3);
  const lesson = '01-listening';
  it.act({ act: 'went-to', place: { lesson, section: 'first-listener' } });
  const notes = wordsOf(drawBoard(viewOf(it.room)), 'board_notes');
  expect(notes).toMatch(/^For you Note: Let everyone run this once .* Demo: Run npm run lesson/);
  const wall = drawProjector(viewOf(it.room, 'fr'));
  expect(wordsOf(wall, 'wall_main')).toContain('Un serveur et son client Le socket d’écoute');
  expect(wall.map(({ content }) => content.text).join()).not.toContain('Démo');
});

test('nobody sees how others vote, or what is right, until the vote is closed', () => {
  const it = workingRoom();
  it.act({ act: 'asked', lesson: '03-async-server', question: 'lost-answer' });
  for (const id of ['1', '2', '3', '5'])
    it.did(id, {
      ...{ did: 'answered', lesson: '03-async-server', question: 'lost-answer' },
      choice: id === '5' ? 0 : 1,
    });
  const learner = it.room.learners.get('1');
  if (!learner) throw new Error('a learner');
  const shown = () => [
    wordsOf(drawProjector(viewOf(it.room)), 'wall_main'),
    wordsOf(drawLearner(viewOf(it.room), learner), 'mine_poll'),
  ];
  const board = () => wordsOf(drawBoard(viewOf(it.room)), 'board_poll');
  expect(board()).toMatch(/A The client .* 3 B .* 0 C .* 1 4 votes/);
  for (const text of shown()) expect(text).not.toMatch(/Right| [31] /);
  it.act({ act: 'poll-closed' });
  for (const text of [...shown(), board()])
    expect(text).toMatch(/ 3 B .* Right .*0 C .* 1 4 votes/);
});

test('a timer that is paused says what is left', () => {
  const it = workingRoom();
  it.act({ act: 'timer', for: 'break', until: start + 5 * minute });
  const timer = () => drawProjector(viewOf(it.room)).find(({ id }) => id === 'wall_timer');
  expect(timer()?.content.text).toContain(`data-until="${start + 5 * minute}"`);
  it.act({ act: 'paused' }, start - minute);
  expect(timer()?.content.text).toContain('<time>6:00</time>');
});

test('what people are called and say is text, whatever it is', () => {
  const it = openRoom(0);
  const name = '"><script>alert(1)</script>&lt;b>{{x}}';
  const id = it.join(name, 'en');
  it.did(id, { did: 'hand', up: true, words: '<img src=x onerror=alert(1)>' });
  it.did(id, { did: 'doctor', ok: false, trouble: ['constructor', '__proto__'] });
  it.did(id, {
    ...{ did: 'judged', exercise: '03-async-server/echo', ok: false, verdict: 'to-string' },
    ...{ peer: 'nobody-knows', held: 0, of: 4 },
  });
  it.did(id, { did: 'started', exercise: 'no-lesson/no-exercise' });
  it.act({ act: 'showed', snippet: '</code></pre><script>alert(2)</script>' });
  const learner = it.room.learners.get(id);
  if (!learner) throw new Error('a learner');
  const text = [
    ...drawBoard(viewOf(it.room)),
    ...drawProjector(viewOf(it.room)),
    ...drawLearner(viewOf(it.room), learner),
  ].map(({ content }) => content.text);
  expect(text.join()).not.toMatch(/<script|<img|<b>/);
  expect(text.join()).toContain('&lt;script&gt;alert(1)');
});
