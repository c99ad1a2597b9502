import { setTimeout } from 'node:timers/promises';
import { check, explore, type Model, meanwhile, type Peer, type Trial } from '#lab';

const size = 9;

const signal = (id: number, key: number) => request(id, 'S', key);
const wait = (id: number, key: number) => request(id, 'W', key);

function request(id: number, kind: string, key: number): Buffer {
  return Buffer.concat([number(id), Buffer.from(kind, 'latin1'), number(key)]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Clients that only signal owe nothing to each other; those that wait have scenes of their own. */
const model: Model = {
  says: {
    of: 'messages',
    messages: [
      signal(1, 10_001),
      signal(0, 10_002),
      signal(2 ** 32 - 1, 2 ** 32 - 1),
      signal(2 ** 31, 2 ** 31),
      signal(0x0a0d0a0d, 0x53575357),
      Buffer.concat([signal(7, 10_003), signal(7, 10_003), signal(6, 10_003)]),
      Buffer.concat(Array.from({ length: 40 }, (_, n) => signal(40 - n, 10_000 + n))),
      Buffer.concat([signal(1, 10_004), request(2, 's', 10_005), signal(3, 10_006)]),
      request(1, '\0', 1),
    ],
  },
  owes(sent, fin) {
    const ids: Buffer[] = [];
    // One piece: there may be thousands of them.
    const hear = () => [Buffer.concat(ids)];
    for (let at = 0; sent.length - at > 4; at += size) {
      const isWhole = sent.length - at >= size;
      if (sent[at + 4] !== 0x53) return { hear: hear(), ends: isWhole || fin ? 'cut' : 'may' };
      if (isWhole) ids.push(sent.subarray(at, at + 4));
    }
    return { hear: hear(), ...(fin && { ends: 'fin' }) };
  },
};

export default check(async (trial) => {
  await explore(trial, model);
  const pauses = meanwhile(waitsLong(trial));
  await trial.step('overtakes', () => overtakes(trial));
  await trial.step('wakes-others', () => wakes(trial));
  await trial.step('due-after-fin', async () => {
    await dueAfterFin(trial);
    await pauses;
  });
  await trial.step('resets-waiting', () => resetsWaiting(trial));
});

/** A request that waits holds up none of those after it, and none of its connection's signals. */
async function overtakes(trial: Trial): Promise<void> {
  const peer = await trial.connect('waits');
  await peer.sendApart(wait(7, 1));
  for (const id of [8, 9]) await asks(peer, id, 100 + id);
  await peer.sendApart(wait(10, 2).subarray(0, 5));
  await peer.sendApart(wait(10, 2).subarray(5));
  await asks(peer, 11, 111);
  const other = await trial.connect('polite');
  await asks(other, 1, 2);
  await peer.expect(number(10));
  await asks(other, 1, 1);
  await peer.expect(number(7));
  // It has been signaled already.
  await peer.send(wait(2 ** 32 - 1, 1));
  await peer.expect(number(2 ** 32 - 1));
  for (const one of [peer, other]) await one.leave();
}

const asks = async (peer: Peer, id: number, key: number): Promise<void> => {
  await peer.send(signal(id, key));
  await peer.expect(number(id));
};

/** Each waits for its own keys, under ids that others use as well. */
async function wakes(trial: Trial): Promise<void> {
  const first = await trial.connect('waits');
  const second = await trial.connect('waits');
  const other = await trial.connect('polite');
  await first.sendApart(Buffer.concat([wait(1, 20), wait(1, 20), wait(2, 21)]));
  await second.sendApart(Buffer.concat([wait(1, 20), wait(1, 22)]));
  await asks(other, 1, 20);
  await first.expect(Buffer.concat([number(1), number(1)]));
  await second.expect(number(1));
  // What comes next would be one too many otherwise.
  await asks(first, 3, 23);
  await asks(second, 3, 23);
  await asks(other, 1, 22);
  await second.expect(number(1));
  await asks(other, 1, 21);
  await first.expect(number(2));
  // Many at once, signaled from the last to the first.
  const keys = Array.from({ length: 500 }, (_, n) => 1_000 + n);
  await first.sendApart(Buffer.concat(keys.map((key) => wait(key, key))));
  await asks(first, 5, 24);
  const back = keys.toReversed();
  await other.send(Buffer.concat(back.map((key) => signal(key, key))));
  const ids = Buffer.concat(back.map(number));
  await other.expect(ids);
  await first.expect(ids);
  for (const one of [first, second, other]) await one.leave();
}

/**
 * A FIN says that no more requests come. What was asked before it is still to be answered, even if the
 * last request is not whole.
 */
async function dueAfterFin(trial: Trial): Promise<void> {
  const peer = await trial.connect('half-close');
  await peer.send(Buffer.concat([wait(3, 30), wait(4, 31), wait(5, 32).subarray(0, 5)]));
  peer.end();
  const other = await trial.connect('polite');
  await asks(other, 1, 31);
  await peer.expect(number(4));
  await asks(other, 2, 30);
  await peer.expect(number(3));
  await peer.expectEnd();
  await other.leave();
}

/** What was asked waits for as long as it takes, before the FIN and after it. */
async function waitsLong(trial: Trial): Promise<void> {
  const half = await trial.connect('half-close');
  const waits = await trial.connect('waits');
  for (const peer of [half, waits]) await peer.sendApart(wait(1, 50));
  half.end();
  await setTimeout(trial.pauseMs);
  const other = await trial.connect('polite');
  await asks(other, 2, 50);
  await half.expect(number(1));
  await half.expectEnd();
  await waits.expect(number(1));
  for (const one of [waits, other]) await one.leave();
}

/** Those who waited have left; their keys are signaled all the same, and others still wait for them. */
async function resetsWaiting(trial: Trial): Promise<void> {
  const before = await trial.connect('waits');
  await before.sendApart(wait(9, 40));
  for (const key of [40, 41]) {
    const peer = await trial.connect('reset-mid-read');
    await peer.sendApart(Buffer.concat([wait(1, key), wait(2, key)]));
    await peer.reset();
  }
  const stays = await trial.connect('waits');
  await stays.sendApart(wait(6, 41));
  const other = await trial.connect('polite');
  await asks(other, 1, 40);
  await before.expect(number(9));
  await asks(other, 2, 41);
  await stays.expect(number(6));
  await asks(other, 3, 42);
  await other.leave();
  await other.closed();
  // Signals outlive those who sent them.
  await stays.send(wait(7, 42));
  await stays.expect(number(7));
  for (const one of [before, stays]) await one.leave();
}
