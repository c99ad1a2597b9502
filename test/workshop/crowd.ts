import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { joinRoom } from '../../lib/workshop/client/join.ts';
import { RoomClient } from '../../lib/workshop/client/room-client.ts';

// Many learners in one process, each with its own folder and connection, as in their workbooks.
// It says `joined`, then does its deeds, and says `told` once all of them are acknowledged.
const [, , folder = '', port = '', code = '', count = '', deeds = ''] = process.argv;
const place = { host: '127.0.0.1', port: Number(port), code, language: 'fr' as const };

async function learner(number: number): Promise<RoomClient> {
  const work = pathToFileURL(`${folder}/${number}/`);
  mkdirSync(work, { recursive: true });
  await joinRoom(work, { ...place, name: `Élève ${number}` });
  const room = RoomClient.of(work);
  if (!room) throw new Error(`${number} has no ticket`);
  room.connect(true);
  return room;
}

const rooms = await Promise.all(Array.from({ length: Number(count) }, (_, at) => learner(at)));
console.log('joined');
// Its connections alone do not keep a process.
const awake = setInterval(() => {}, 1_000);
for (let number = 0; number < Number(deeds); number += 1) {
  for (const room of rooms) {
    const judged = { did: 'judged', exercise: '01-listening/greet', ok: false } as const;
    room.tell({ ...judged, verdict: 'never-listened', held: 0, of: 1 });
    await new Promise(setImmediate);
  }
  console.log(`did ${number}`);
}
const told = await Promise.all(rooms.map((room) => room.isTold(110_000)));
console.log(told.every(Boolean) ? 'told' : 'not told');
await Promise.all(rooms.map((room) => room.close()));
clearInterval(awake);
