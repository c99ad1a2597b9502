import { setTimeout } from 'node:timers/promises';
import {
  answerLine,
  type ClientModel,
  check,
  meanwhile,
  meets,
  meetsServers,
  type Peer,
  plainServer,
} from '#lab';

const model: ClientModel = {
  says: { of: 'bytes' },
  always: ['Hello\n', ''],
  owes: ({ length }, end) =>
    end === 'fin' ? { code: 0, hear: answerLine(`${length}`) } : { code: 3 },
};

const mebibytes = Buffer.alloc(3 * 1024 * 1024, 'Grüße, café, 🙂\n');

export default check(async (trial) => {
  const meetsOthers = await meetsServers(trial, model);
  const pieces = await plainServer(trial, (peer) => slowly(peer, trial.pauseMs), 'in-pieces');
  const counted = meanwhile(meets(trial, pieces, { code: 0 }));
  await meetsOthers();
  await trial.step('counts-pieces', () => counted);
  const much = await plainServer(trial, says, 'much');
  await trial.step('counts-much', () => meets(trial, much, { code: 0 }));
});

async function says(peer: Peer): Promise<void> {
  await peer.send(mebibytes);
  peer.end();
  await peer.expectLine(`${mebibytes.length}`);
  await peer.expectEnd();
}

/** A pause in the middle, which is not the end. */
async function slowly(peer: Peer, pauseMs: number): Promise<void> {
  await peer.sendApart('é');
  await setTimeout(pauseMs);
  await peer.sendApart('é');
  peer.end();
  await peer.expectLine('4');
  await peer.expectEnd();
}
