import { mkdirSync } from 'node:fs';
import { setTimeout as later } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { joinRoom } from '../../../lib/workshop/client/join.ts';
import { RoomClient } from '../../../lib/workshop/client/room-client.ts';

// Learners numbered from `first`, each with a folder and a connection of its own, as in workbooks.
// They join on the first message; on the second, each does something in turn, over and over.
const [, , folder = '', port = '', code = '', ...rest] = process.argv;
const [first = '', count = '', exercise = '', turns = ''] = rest;
/** Milliseconds in which everybody does one thing. */
const turn = 5_000;
const place = { host: '127.0.0.1', port: Number(port), code, language: 'en' as const };
const clients: { number: number; client: RoomClient }[] = [];

async function join(number: number): Promise<void> {
  const work = pathToFileURL(`${folder}/${number}/`);
  mkdirSync(work, { recursive: true });
  await joinRoom(work, { ...place, name: `Learner ${number}` });
  const client = RoomClient.of(work);
  if (!client) throw new Error('no ticket');
  client.connect(true);
  clients.push({ number, client });
}

async function act(): Promise<void> {
  const from = performance.now();
  let done = 0;
  for (let times = 1; times <= Number(turns); times += 1) {
    for (const { number, client } of clients) {
      // By the clock, not by the event before: whoever is late makes nobody wait.
      const due = from + (done * turn) / clients.length;
      await later(Math.max(0, due - performance.now()));
      done += 1;
      process.send?.({ number, times, at: performance.timeOrigin + performance.now() });
      const judged = { did: 'judged', exercise, ok: false, verdict: 'no-answer' } as const;
      client.tell({ ...judged, held: 0, of: 1 });
    }
  }
  const told = await Promise.all(clients.map(({ client }) => client.isTold(60_000)));
  process.send?.({ told: told.filter(Boolean).length });
}

process.once('message', async () => {
  const start = performance.now();
  const numbers = Array.from({ length: Number(count) }, (_, at) => Number(first) + at);
  await Promise.all(numbers.map(join));
  process.once('message', act);
  process.send?.({ joined: performance.now() - start });
});
process.once('disconnect', () => process.exit());
process.send?.({ ready: true });
