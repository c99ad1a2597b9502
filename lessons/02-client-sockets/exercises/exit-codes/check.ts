import { lookup } from 'node:dns/promises';
import { setTimeout } from 'node:timers/promises';
import {
  atMost,
  check,
  closesEarly,
  type Meeting,
  meets,
  neverAnswers,
  type Peer,
  type PeerName,
  plainServer,
  refuses,
  type ServerPeer,
  type Trial,
} from '#lab';

const nobody = 'no-such-host.invalid';
const limitMs = 400;

export default check(async (trial) => {
  // Each takes a program. The one that takes longest comes first.
  const three = atMost(3);
  const ends = (server: ServerPeer, meeting: Meeting) => {
    const env = { TIMEOUT: '60000', ...meeting.env };
    const end = three(() => meets(trial, server, { ...meeting, env }));
    end.catch(() => {});
    return end;
  };
  const silence = ends(await neverAnswers(trial, limitMs), {
    code: 12,
    env: { TIMEOUT: `${limitMs}` },
    limitMs,
  });
  const whole = ends(await plainServer(trial, sendsLine, 'in-pieces'), {
    code: 0,
  });
  const noPort = ends(await notMet(trial, 'no-port'), {
    code: 2,
    env: { PORT: undefined },
  });
  const refused = ends(await refuses(trial), { code: 10 });
  const reset = ends(await plainServer(trial, breaksOff, 'resets'), {
    code: 13,
  });
  const half = ends(await closesEarly(trial, 'Hel'), { code: 14 });
  const unknown = (await isUnknown(nobody))
    ? ends(await notMet(trial, 'unknown-name'), {
        code: 11,
        env: { HOST: nobody },
      })
    : undefined;

  await trial.step('exit-0', () => whole);
  await trial.step('exit-12', () => silence);
  await trial.step('exit-2', () => noPort);
  await trial.step('exit-10', () => refused);
  await trial.step('exit-13', () => reset);
  await trial.step('exit-14', () => half);
  if (unknown) await trial.step('exit-11', () => unknown);
});

/** A line in two pieces, and no FIN after it. */
async function sendsLine(peer: Peer): Promise<void> {
  await peer.sendApart('Hel');
  await peer.send('lo\r\n');
  await peer.gone();
  peer.end();
}

async function breaksOff(peer: Peer): Promise<void> {
  await peer.sendAndSee('Hel');
  await peer.reset();
}

/** A place where nobody is: the program does not get as far as connecting. */
async function notMet(
  trial: Trial,
  name: PeerName,
): Promise<ServerPeer> {
  return { ...(await refuses(trial)), name };
}

/** Skipped where every name gets an answer, or none comes soon. */
async function isUnknown(name: string): Promise<boolean> {
  const answer = lookup(name).then(
    () => false,
    () => true,
  );
  const patience = setTimeout(1000, false, { ref: false });
  return Promise.race([answer, patience]);
}
