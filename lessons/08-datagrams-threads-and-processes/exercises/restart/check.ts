import { setTimeout } from 'node:timers/promises';
import {
  check,
  heedsPlace,
  isLoss,
  meanwhile,
  type Peer,
  type PeerName,
  type Trial,
  VerdictError,
} from '#lab';

/** How many clients come at the same time, each as soon as the one before has left. */
const streams = 4;
/** How often the process is replaced meanwhile. */
const restarts = 3;
/** Milliseconds in which a process ends that has nothing left to do, unless the machine is busy. */
const soonMs = 3_000;

export default check(async (trial) => {
  const program = trial.startServer();
  await trial.step('listens', () => trial.listening(program));
  await trial.step('tells-process', async () => {
    const peer = await trial.connect('polite');
    const pid = await hears(peer, 'hello');
    // None of them is an order.
    const lines = ['a', '', 'RESTARTED', ' RESTART', 'restart'];
    await peer.asks(`${lines.join('\n')}\n`, ...lines.map((line) => `${pid} ${line}`));
    const [begun, rest] = [Buffer.from([0xc3]), Buffer.from([0xa9, 0x0a])];
    await peer.sendApart(begun);
    await peer.asks(rest, `${pid} é`);
    await peer.leave();
  });
  await trial.step('replaces', () => lasting(replaces(trial)));
  trial.goesOn();
  await trial.step('finishes-talks', async () => {
    await lasting(finishesTalks(trial));
    await lasting(readsLate(trial));
  });
  trial.goesOn();
  await trial.step('loses-nobody', () => lasting(losesNobody(trial)));
  trial.goesOn();
  await trial.step('rude-clients', () => lasting(rude(trial)));
  await trial.step('heeds-place', () => heedsPlace(trial));
});

/** However a client is lost here, it should have been kept. */
async function lasting(talks: Promise<void>): Promise<void> {
  try {
    await talks;
  } catch (failure) {
    if (!isLoss(failure)) throw failure;
    const { verdict, about } = failure;
    throw new VerdictError('cut-off', { peer: verdict.params.peer ?? 'client' }, about);
  }
}

const quote = (line: string): string => JSON.stringify(line);

/** Says a line, and returns the id of the process that answers. */
async function hears(peer: Peer, text: string): Promise<string> {
  await peer.send(`${text}\n`);
  const line = await peer.line(`… ${text}`);
  const [pid = ''] = line.split(' ', 1);
  if (/^\d+$/.test(pid) && line === `${pid} ${text}`) return pid;
  const params = { peer: peer.name, expected: quote(`… ${text}`), got: quote(line), at: 0 };
  throw new VerdictError('wrong-answer', params, { port: peer.port });
}

async function comes(trial: Trial, name: PeerName): Promise<Served> {
  const peer = await trial.connect(name);
  return { peer, pid: await hears(peer, 'hello') };
}

/** A client, and the process that serves it. */
type Served = { peer: Peer; pid: string };

/** One comes and orders a new process, perhaps as the last thing that it says; returns its id. */
async function order(trial: Trial, { last = false } = {}): Promise<{ old: string; pid: string }> {
  const served = await comes(trial, last ? 'half-close' : 'orders');
  const pid = await orderedBy(served, last);
  if (!last) await served.peer.leave();
  return { old: served.pid, pid };
}

async function orderedBy({ peer, pid: old }: Served, last = false): Promise<string> {
  await peer.send('RESTART\n');
  if (last) peer.end();
  const line = await peer.line('… READY');
  const [pid = ''] = line.split(' ', 1);
  if (line !== `${pid} READY` || pid === old || !isAlive(pid)) {
    const params = { peer: peer.name, got: quote(line), old };
    throw new VerdictError('no-new-process', params, { port: peer.port });
  }
  if (last) await peer.expectEnd();
  // To this client, nothing changes.
  else await peer.asks('and now?\n', `${old} and now?`);
  return pid;
}

function isAlive(pid: string): boolean {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

/** Twice: from then on, the new process answers all who come, and the old one ends. */
async function replaces(trial: Trial): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    const { old, pid } = await order(trial);
    for (let count = 0; count < 4; count += 1) {
      const newcomer = await trial.connect('newcomer');
      await newcomer.asks('hello\n', `${pid} hello`);
      await newcomer.leave();
    }
    await ends(trial, old);
  }
}

/** It has nothing left to do. It is no child of ours, so nobody tells us when it ends. */
async function ends(trial: Trial, pid: string): Promise<void> {
  if (!(await soon(trial, () => !isAlive(pid)))) throw new VerdictError('process-left', { pid });
}

/** Asks until it is so; false if it is late beyond doubt. */
async function soon(trial: Trial, isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  let isLate = false;
  void trial.overdue(soonMs).then(() => {
    isLate = true;
  });
  for (; !(await isSo()); await setTimeout(20)) if (isLate) return false;
  return true;
}

/** Those who were there before: in the middle of a conversation, or of a line, or without a word. */
async function finishesTalks(trial: Trial): Promise<void> {
  const talks = await comes(trial, 'mid-talk');
  const half = await comes(trial, 'under-way');
  await half.peer.sendApart('one half, ');
  const silent = await trial.connect('silent');
  const last = await comes(trial, 'half-close');
  const { old, pid } = await order(trial);
  await talks.peer.asks('still here\n', `${talks.pid} still here`);
  await half.peer.asks('the other\n', `${half.pid} one half, the other`);
  await last.peer.send('last words\n');
  last.peer.end();
  await last.peer.expectLine(`${last.pid} last words`);
  await last.peer.expectEnd();
  // Nobody can tell which of them has accepted it.
  const spoken = await hears(silent, 'at last');
  if (spoken !== old) await silent.asks('hello\n', `${pid} hello`);
  // More restarts, one ordered by a client that has stayed: whoever stays, stays where it is.
  const { pid: unused } = await order(trial, { last: true });
  await orderedBy(talks);
  for (const { peer, pid } of [talks, half]) await peer.asks('bye\n', `${pid} bye`);
  for (const peer of [talks.peer, half.peer, silent]) await peer.leave();
  for (const one of [old, pid, unused]) await ends(trial, one);
}

/** It says much, more than all systems between two hold, and reads what it is owed after its FIN. */
async function readsLate(trial: Trial): Promise<void> {
  const { peer, pid } = await comes(trial, 'reads-late');
  const line = 'x'.repeat(1_000);
  const count = 8_000;
  const sent = meanwhile(peer.send(`${line}\n`.repeat(count)));
  await order(trial);
  void meanwhile(sent.then(() => peer.end()));
  for (let heard = 0; heard < count; heard += 1) await peer.expectLine(`${pid} ${line}`);
  await sent;
  await peer.expectEnd();
  await ends(trial, pid);
}

/** One pauses for a long time, and is answered by the process that it came to. */
async function losesNobody(trial: Trial): Promise<void> {
  const { peer, pid } = await comes(trial, 'mid-talk');
  await Promise.all([answersStream(trial), setTimeout(trial.pauseMs)]);
  await peer.asks('still here\n', `${pid} still here`);
  await peer.leave();
}

/** Clients come all the time, and each is answered by one process: the new one once it is ready. */
async function answersStream(trial: Trial): Promise<void> {
  const { peer, pid } = await comes(trial, 'polite');
  await peer.leave();
  const ready = [pid];
  const heard: { peer: Peer; pid: string; least: number }[] = [];
  let over = false;
  const stream = async (): Promise<void> => {
    while (!over) {
      const least = ready.length - 1;
      const { peer, pid } = await comes(trial, 'meanwhile');
      heard.push({ peer, pid, least });
      await peer.asks('again\n', `${pid} again`);
      await peer.leave();
    }
  };
  const begun = Array.from({ length: streams }, stream);
  const all = meanwhile(Promise.all(begun));
  const ordered = async (): Promise<void> => {
    for (let turn = 0; turn < restarts; turn += 1) ready.push((await order(trial)).pid);
    over = true;
    await all;
  };
  await Promise.race([ordered(), all]).catch(async (failure) => {
    over = true;
    throw isLoss(failure) ? await refusalAmong(begun, failure) : failure;
  });
  for (const { peer, pid, least } of heard) {
    if (ready.indexOf(pid) >= least) continue;
    const params = {
      peer: peer.name,
      expected: quote(`${ready[least]} hello`),
      got: quote(`${pid} hello`),
    };
    throw new VerdictError('wrong-answer', { ...params, at: 0 }, { port: peer.port });
  }
}

/** That a client was refused says more than that another was reset while it waited to be accepted. */
async function refusalAmong(clients: Promise<void>[], reset: VerdictError): Promise<VerdictError> {
  const ends = await Promise.allSettled(clients);
  const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  const refused = failures.find(
    (failure) => failure instanceof VerdictError && failure.verdict.id === 'stopped-listening',
  );
  return refused ?? reset;
}

/** Clients that reset disturb nobody else. */
async function rude(trial: Trial): Promise<void> {
  const talks = await comes(trial, 'mid-talk');
  const rude = await trial.connect('reset-mid-read');
  await rude.sendApart('half a l');
  const { pid } = await order(trial);
  await rude.reset();
  await talks.peer.asks('still here\n', `${talks.pid} still here`);
  await talks.peer.leave();
  const again = await trial.connect('reset-mid-read');
  await again.sendApart('half a l');
  await again.reset();
  const newcomer = await trial.connect('newcomer');
  await newcomer.asks('hello\n', `${pid} hello`);
  await newcomer.leave();
  await leavesBeforeReady(trial);
}

/** One orders a new process, and is gone before there is one. */
async function leavesBeforeReady(trial: Trial): Promise<void> {
  const talks = await comes(trial, 'mid-talk');
  const leaves = await trial.connect('reset-mid-read');
  await leaves.sendApart('RESTART\n');
  leaves.end();
  await leaves.reset();
  await soon(trial, async () => {
    const newcomer = await comes(trial, 'newcomer');
    await newcomer.peer.leave();
    return newcomer.pid !== talks.pid;
  });
  await talks.peer.asks('still here\n', `${talks.pid} still here`);
  await talks.peer.leave();
}
