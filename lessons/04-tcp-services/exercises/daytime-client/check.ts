import { setTimeout } from 'node:timers/promises';
import {
  atMost,
  type Bytes,
  check,
  leaves,
  type Meeting,
  meets,
  type Peer,
  type PeerName,
  plainServer,
  type Trial,
  VerdictError,
} from '#lab';

const time = '2026-07-29T09:41:07.123Z';
const limitMs = 200;
/** What its end may take longer, in milliseconds. */
const slackMs = 1_000;
// A program with any limit but TIMEOUT fails one or the other. One that
// ends without closing is measured by the runner, with 2,000 ms more.
const lateMs = limitMs + 2_000 + 100;
const longest = 1_024;
const overMs = 2_000;

export default check(async (trial) => {
  // Each takes a program. The one that takes longest comes first.
  const four = atMost(4);
  const ends = (
    name: PeerName,
    talk: (peer: Peer) => Promise<void>,
    meeting: Meeting,
  ) => {
    const env = { TIMEOUT: '60000', ...meeting.env };
    const end = four(async () => {
      const server = await plainServer(trial, talk, name);
      await meets(trial, server, { ...meeting, env });
    });
    end.catch(() => {});
    return end;
  };
  const over: Meeting = {
    code: 4,
    env: { TIMEOUT: `${limitMs}` },
    limitMs,
    slackMs,
  };
  const late = ends('late', answersLate, { code: 0 });
  const silent = ends(
    'never-answers',
    (s) => leaves(trial, s, limitMs),
    over,
  );
  const endless = ends('never-ends', (s) => drips(trial, s), over);
  const pieces = ['2026-07-2', '9T09:41:07', '.123Z\r', '\n'];
  const whole: Meeting = { code: 0, finLast: true };
  const line = ends('in-pieces', sends(pieces), whole);
  const full = `${'x'.repeat(longest - 1)}\n`;
  const most = ends('longest-answer', sends([full]), whole);
  const two = sends([`${time}\r\n`, 'P.S.\r\n']);
  const more = ends('says-more', two, { code: 3 });
  const half = ends('closes-early', sends([time]), { code: 3 });
  const nothing = ends('says-nothing', sends([]), { code: 3 });
  const reset = ends('resets', breaksOff, { code: 3 });
  const large = ends('too-long', (s) => goesOn(trial, s), { code: 5 });

  await trial.step('daytime-whole', () => Promise.all([line, most]));
  await trial.step('daytime-more', () => more);
  await trial.step('daytime-broken', async () => {
    await half;
    await nothing;
    await reset;
  });
  await trial.step('daytime-limit', () => large);
  await trial.step('late-is-fine', () => late);
  await trial.step('daytime-over', async () => {
    await silent;
    await endless;
  });
});

/** Piece after piece, then FIN; and no word from the program. */
function sends(pieces: readonly Bytes[]) {
  return async (peer: Peer): Promise<void> => {
    for (const piece of pieces) await peer.sendApart(piece);
    peer.end();
    await peer.expectEnd();
  };
}

async function answersLate(peer: Peer): Promise<void> {
  await peer.send('2026-07-2');
  await setTimeout(lateMs);
  await peer.send('9\n').catch(() => {});
  peer.end();
  await peer.gone();
}

async function breaksOff(peer: Peer): Promise<void> {
  await peer.sendAndSee(time);
  await peer.reset();
}

/** A byte again and again, faster than any idle timeout. */
async function drips(trial: Trial, peer: Peer): Promise<void> {
  const stop = () => clearInterval(timer);
  const timer = setInterval(() => peer.send('.').catch(stop), 20);
  await leaves(trial, peer, limitMs).finally(stop);
}

/** One byte too many, and no FIN: nothing more will come of it. */
async function goesOn(trial: Trial, peer: Peer): Promise<void> {
  await peer.send('x'.repeat(longest + 1));
  const over = trial.overdue(0, overMs).then(() => 'over');
  if ((await Promise.race([peer.gone(), over])) === 'over') {
    throw new VerdictError('not-cut-off', { peer: peer.name });
  }
  peer.end();
}
