import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { Journal } from '../../lib/learner/journal.ts';
import { openServer } from '../../lib/workshop/server.ts';
import { roomDoor } from '../../scripts/lesson/room-door.ts';
import { emptyFolder } from '../empty-folder.ts';
import { Guest, serveLive } from './served-live.ts';

const lesson = '01-listening';
const home = 'en/index.html';

test('a room is joined from the page, hears what is done there, calls, and is left', async () => {
  const folder = pathToFileURL(`${emptyFolder()}/`);
  const place = { session: 'test', lessons: [lesson], host: '127.0.0.1', port: 0, webPort: 0 };
  const server = await openServer({ ...place, folder, openPages: null });
  onTestFinished(() => server.close());
  const { learners, code, room } = server;

  const work = pathToFileURL(`${emptyFolder()}/`);
  const progress = new Journal(work);
  const door = roomDoor({ folders: { lessons: lessonsFolder, work }, progress, room: null });
  onTestFinished(() => door.close());
  const served = await serveLive({ progress, room: door });
  onTestFinished(() => served.close());
  const guest = await Guest.enter(served.addressOf(home));
  const shown = await guest.show(home);
  onTestFinished(() => shown.close());
  await shown.until('live_page_room', /Join your instructor’s room/);

  const form = { place: `${learners}`, code, name: 'Zoé <b>', language: 'en' };
  const wrong = await guest.post('.live/join', { ...form, place: 'nowhere' });
  expect(wrong.status).toBe(400);
  await shown.until('live_page_room', /role="alert">.*nowhere/);
  expect((await guest.post('.live/join', form)).status).toBe(204);
  await shown.until('live_page_room', /Zoé &lt;b&gt;: in the room/);
  expect([...room.state.learners.values()].map(({ name }) => name)).toEqual(['Zoé <b>']);

  const passed = new Promise<void>((resolve) => {
    const unlisten = room.onChange(() => {
      const [learner] = [...room.state.learners.values()];
      if (!JSON.stringify(learner).includes('greet')) return;
      unlisten();
      resolve();
    });
  });
  progress.add({ fact: 'started', exercise: `${lesson}/greet`, at: new Date().toISOString() });
  await passed;
  await room.act({ act: 'called', lesson, section: 'ports' });
  await shown.until('live_page_room', /href="\/en\/listening\/#ports">Go there/);

  expect((await guest.post('.live/leave', {})).status).toBe(204);
  await shown.until('live_page_room', /Join your instructor’s room/);
  expect(served.errors).toEqual([]);
});
