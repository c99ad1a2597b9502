import { setTimeout } from 'node:timers/promises';
import {
  check,
  meets,
  type Peer,
  plainServer,
  type ServerPeer,
} from '#lab';

const text = Buffer.from('Grüße, café, 東京: à bientôt 🙂\n');
const mebibytes = Buffer.alloc(3 * 1024 * 1024, text);

export default check(async (trial) => {
  // Each takes a program: all start at once, and are judged one by one.
  const counts = (server: ServerPeer) =>
    meets(trial, server, { code: 0 });
  const nothing = counts(
    await plainServer(trial, says(Buffer.of()), 'says-nothing'),
  );
  const pieces = counts(await plainServer(trial, slowly, 'in-pieces'));
  const much = counts(
    await plainServer(trial, says(mebibytes), 'much'),
  );
  const broken = meets(
    trial,
    await plainServer(trial, breaksOff, 'resets'),
    { code: 3 },
  );
  for (const one of [nothing, pieces, much, broken]) {
    one.catch(() => {});
  }
  await trial.step('counts-nothing', () => nothing);
  await trial.step('counts-pieces', () => pieces);
  await trial.step('counts-much', () => much);
  await trial.step('breaks-off', () => broken);
});

/** All in one go, then the FIN. */
function says(bytes: Buffer) {
  return async (peer: Peer): Promise<void> => {
    if (bytes.length > 0) await peer.sendApart(bytes);
    peer.end();
    await hears(peer, bytes.length);
  };
}

/** A piece for each byte, with a pause in the middle that is not the end. */
async function slowly(peer: Peer): Promise<void> {
  const half = text.length >> 1;
  for (const [at, byte] of text.entries()) {
    if (at === half) await setTimeout(300);
    await peer.sendApart(Uint8Array.of(byte));
  }
  peer.end();
  await hears(peer, text.length);
}

async function breaksOff(peer: Peer): Promise<void> {
  await peer.sendAndSee(text);
  await peer.reset();
}

async function hears(peer: Peer, count: number): Promise<void> {
  await peer.expectLine(`${count}`);
  await peer.expectEnd();
}
