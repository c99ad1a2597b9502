import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { joinRoom } from '../../lib/workshop/client/join.ts';
import { openServer } from '../../lib/workshop/server.ts';
import { emptyFolder } from '../empty-folder.ts';
import { hasTmux, openTerminal, patient } from '../study/terminal.ts';

if (!hasTmux) console.warn('No tmux here: what screens say about a room is not tested.');

const lesson = '01-listening';

/** A room, and somebody who has joined it. */
async function joined() {
  const folder = pathToFileURL(`${emptyFolder()}/`);
  const options = { folder, session: 'test', lessons: [lesson], host: '127.0.0.1' };
  const server = await openServer({ ...options, port: 0, webPort: 0, openPages: null });
  onTestFinished(() => server.close());
  const { learners, code, room } = server;
  const work = emptyFolder();
  const url = pathToFileURL(`${work}/`);
  mkdirSync(url, { recursive: true });
  const place = { host: learners.address, port: learners.port };
  await joinRoom(url, { ...place, code, name: 'Zoé', language: 'en' });
  const call = (section: string) => room.act({ act: 'called', lesson, section });
  return { work, room, call, close: () => server.close() };
}

test.skipIf(!hasTmux)(
  'the menu leads to where the room is; the reader follows, or waits',
  async () => {
    const { work, room, call, close } = await joined();
    const terminal = openTerminal([], { work, real: true, columns: 100 });
    await terminal.shows(/\n {2}in the room *\n/);
    await call('ports');
    await terminal.shows('the room is at “Choose a port”: press g · in the room');
    terminal.keys('g');
    await terminal.shows(/Listening for connections · Choose a port/);
    await terminal.shows('─ in the room ─');
    const at = () => room.state.learners.get('1')?.at;
    await vi.waitFor(() => expect(at()).toEqual({ lesson, section: 'ports' }), patient);
    await call('backlog');
    await terminal.shows(/Listening for connections · The queue before you accept/);
    await room.did('1', { did: 'follow', on: false });
    await room.did('1', { did: 'hand', up: true });
    await terminal.shows('─ hand up · in the room ─');
    await call('goals');
    await terminal.shows('the room is at “What you will be able to do”: press g');
    expect(terminal.screen()).toContain('The queue before you accept');
    terminal.keys('g');
    await terminal.shows(/Listening for connections · What you will be able to do/);
    // Without a call, the key is that of the glossary.
    terminal.keys('g');
    await terminal.shows(/backlog/i);
    terminal.keys('q');
    await close();
    await terminal.shows('no connection to the room');
    terminal.keys('q');
    await terminal.shows('❯');
    terminal.keys('q');
    await terminal.shows('code 0');
  },
);

test.skipIf(!hasTmux)('nobody is called away from an exercise', async () => {
  const { work, call } = await joined();
  const terminal = openTerminal(['watch', '1/greet'], { work, real: true, columns: 60 });
  await terminal.shows('─ in the room ─');
  await call('ports');
  await terminal.shows('─ the room is at “Choose a port” · in the room ─');
  terminal.keys('q', 'q');
  await terminal.shows('code 0');
});
