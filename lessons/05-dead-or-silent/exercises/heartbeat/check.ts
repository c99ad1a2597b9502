import { setTimeout } from 'node:timers/promises';
import {
  check,
  clockError,
  expectBand,
  heedsPlace,
  isLoss,
  leaves,
  meanwhile,
  type Peer,
  type PeerName,
  Perhaps,
  type Program,
  readsAfterwards,
  surely,
  type Trial,
  VerdictError,
} from '#lab';

const beat = 250;
/** Where clients freeze. */
const limit = 1_600;
/** More than the buffers of two systems hold. */
const unread = `${'x'.repeat(4_000)}\n`.repeat(3_000);

export default check(async (trial) => {
  const program = trial.startServer({ BEAT: `${beat}`, LIMIT: `${limit}` });
  // There, clients are slow, and are silent for a good part of the limit.
  const patient = trial.startServer({ BEAT: `${beat}`, LIMIT: `${trial.pauseMs}` });
  await trial.step('listens', () => trial.listening(program));
  await trial.step('answers', () => polite(trial, program));
  const frozen = surely(async () => {
    await freeze(trial, program);
    await letsGoOfReader(trial, program);
  });
  const slow = surely(() => allSlow(trial, patient));
  const late = meanwhile(readsInTheEnd(trial));
  const places = meanwhile(late.then(() => heedsPlace(trial)));
  await trial.step('asks-silent', slow);
  await trial.step('finds-frozen', frozen);
  await trial.step('reads-afterwards', () => late);
  await trial.step('rude-clients', () => rude(trial, program));
  await trial.step('still-serves', () => polite(trial, program));
  await trial.step('heeds-place', () => places);
});

/** A client resets. If a busy machine is so late that the program has let go of it before, another one comes. */
async function rude(trial: Trial, program: Program): Promise<void> {
  for (let tries = 3; tries > 0; tries -= 1) {
    const peer = await trial.connect('reset-mid-read', await trial.listening(program));
    await peer.sendApart('half a l');
    await peer.reset();
    await trial.wait('reset-mid-read', program.isAwake());
    const { port } = peer;
    if (program.events.some(({ kind, remote }) => kind === 'error' && remote?.port === port))
      return;
  }
}

async function come(trial: Trial, program: Program, name: PeerName): Promise<Peer> {
  const peer = await trial.connect(name, await trial.listening(program));
  peer.ignore('PING');
  return peer;
}

/** It may be asked, and an answer to that is not answered. */
async function polite(trial: Trial, program: Program): Promise<void> {
  const peer = await come(trial, program, 'polite');
  const answers = ['HELLO', '', ' AND BYE ', 'É€', 'PONG', 'PONGS'];
  await peer.asks('hello\r\nPONG\r\n\r\nPONG\n and bye \né€\npong\nPONGs\n', ...answers);
  await peer.leave();
  // Its FIN is answered at once, and not only when LIMIT is over.
  const { port, name } = peer;
  const events = program.events.filter(({ remote }) => remote?.port === port);
  const fin = events.find(({ kind, direction }) => kind === 'end' && direction === 'in');
  const ms = fin ? (events.find(leaves)?.t ?? fin.t) - fin.t : 0;
  const band = { limit: beat, ms, least: beat, late: 'no-fin' } as const;
  expectBand(trial, { program, peer: name, port }, band);
}

/** They freeze; beside them, one goes on talking, and is a client like any other. */
async function freeze(trial: Trial, program: Program): Promise<void> {
  const [talks, ...all] = await freezing(trial, program).catch(perhaps);
  let over = false;
  const talking = meanwhile(
    alive(trial, program, limit, talks, () => talk(trial, talks, () => over)),
  );
  try {
    const letGo = all.map((peer) => meanwhile(letsGo(trial, program, peer)));
    const gone = meanwhile(letsGoAfterFin(trial, program));
    // The first of them that fails has the verdict, whichever fails sooner.
    for (const one of letGo) await Promise.race([one, talking]);
    await Promise.race([gone, talking]);
  } finally {
    over = true;
  }
  await talking;
}

/** The one that talks, and those that freeze. */
async function freezing(trial: Trial, program: Program): Promise<[Peer, ...Peer[]]> {
  const talks = await come(trial, program, 'talks');
  const silent = await come(trial, program, 'silent');
  const asked = await come(trial, program, 'frozen');
  // Who counts beats since it came has not heard of this one for a beat less.
  await setTimeout(0.85 * beat);
  await asked.asks('hello\n', 'HELLO');
  const midLine = await come(trial, program, 'frozen-mid-line');
  await midLine.asks('hello\nhow are y', 'HELLO');
  const reader = await come(trial, program, 'frozen-reader');
  void meanwhile(reader.send(unread));
  return [talks, silent, asked, midLine, reader];
}

/** A busy machine may make us come so late that the program has let go of us by then. */
function perhaps(failure: unknown): never {
  if (!isLoss(failure)) throw failure;
  const { verdict, about } = failure;
  throw new Perhaps(verdict.id, verdict.params, about);
}

async function talk(trial: Trial, peer: Peer, over: () => boolean): Promise<void> {
  while (!over()) {
    await peer.asks('still here\n', 'STILL HERE');
    await trial.inTime(setTimeout(beat / 2), 0);
  }
  await peer.leave();
}

/** What happened with that peer, by the program's own clock. */
function seen(program: Program, port: number) {
  const events = program.events.filter(({ remote }) => remote?.port === port);
  const signs = events.filter(
    ({ kind, direction }) => kind === 'accept' || (kind === 'data' && direction === 'in'),
  );
  const asks = events.filter(({ kind, direction }) => kind === 'data' && direction === 'out');
  const silence = signs.find(({ t }, index) => (signs[index + 1]?.t ?? t) - t >= limit);
  const heard = signs.at(-1)?.t ?? 0;
  return { heard, beforeSilence: silence?.t ?? heard, asks, left: events.find(leaves)?.t };
}

/** Milliseconds for which the program has heard nothing from that peer. */
const silenceOf = (trial: Trial, program: Program, port: number): number =>
  Date.now() - trial.startedAt - seen(program, port).heard;

/** Resolves when that has happened, or should have: what the program reads late is a sign of life as well. */
async function overOrSilent(
  trial: Trial,
  program: Program,
  port: number,
  over: Promise<unknown>,
): Promise<void> {
  for (let quiet = 0; quiet < limit + beat; quiet = silenceOf(trial, program, port)) {
    if (await trial.inTime(over, Math.max(limit + beat - quiet, beat), 500)) break;
  }
  await program.isAwake();
}

/** A client from which nothing comes is asked, and let go after LIMIT: up to a BEAT later. */
async function letsGo(trial: Trial, program: Program, peer: Peer): Promise<void> {
  const { port, name } = peer;
  const left = program.event((event) => event.remote?.port === port && leaves(event));
  await overOrSilent(trial, program, port, left);
  const { heard, beforeSilence, left: leftAt } = seen(program, port);
  const goneAt = leftAt ?? Date.now() - trial.startedAt;
  // What has arrived while it waited to send, a program may have heard or not.
  const unheard = name === 'frozen-reader' ? limit / 4 : 0;
  // What it reads only to throw it away, while it closes after LIMIT, is no sign of life.
  const ms = goneAt - (goneAt - heard + unheard < limit ? beforeSilence : heard);
  const visit = { program, peer: name, port };
  if (name !== 'frozen-reader') expectAsked(trial, program, peer);
  if (leftAt === undefined) {
    const params = { peer: name, ms: Math.round(ms), limit };
    throw new VerdictError('too-late', params, { program: program.run, port });
  }
  expectBand(trial, visit, { limit, ms, least: ms + unheard, most: ms - beat });
  const closed = program.event(({ kind, remote }) => kind === 'close' && remote?.port === port);
  if (await trial.inTime(closed, 0, 2_000)) return;
  throw new VerdictError('only-fin', { peer: name }, { program: program.run, port });
}

/** A client that does not read its answers is let go of as well when it has sent its FIN. */
async function letsGoAfterFin(trial: Trial, program: Program): Promise<void> {
  const peer = await come(trial, program, 'frozen-reader');
  const { port } = peer;
  void meanwhile(peer.send(unread).then(() => peer.end()));
  const closed = program.event(({ kind, remote }) => kind === 'close' && remote?.port === port);
  await expectGone(trial, program, peer, closed);
}

async function expectGone(
  trial: Trial,
  program: Program,
  { name, port }: Peer,
  gone: Promise<unknown>,
): Promise<void> {
  await overOrSilent(trial, program, port, gone);
  if (await trial.inTime(gone, 0, 500)) return;
  const params = { peer: name, ms: Math.round(silenceOf(trial, program, port)), limit };
  throw new VerdictError('too-late', params, { program: program.run, port });
}

/** It reads its answers bit by bit, and says nothing: what a client takes is no sign of life. */
async function letsGoOfReader(trial: Trial, program: Program): Promise<void> {
  const peer = await come(trial, program, 'steady');
  const { port } = peer;
  void meanwhile(peer.send(unread));
  const read = () => program.traffic(port).read;
  for (let before = -1; before < read(); await setTimeout(beat)) {
    before = read();
    await program.isAwake();
  }
  // A program that waits for its client to read goes on to hear more of it.
  if (read() < unread.length) return;
  const left = program.event((event) => event.remote?.port === port && leaves(event));
  let over = false;
  const taking = meanwhile(takes(trial, peer, () => over));
  await expectGone(trial, program, peer, left);
  over = true;
  await taking;
}

/** Takes half a mebibyte each BEAT: what waits in the program lasts for longer than LIMIT. */
async function takes(trial: Trial, peer: Peer, over: () => boolean): Promise<void> {
  const each = 512 * 1_024;
  try {
    while (!over()) {
      for (let taken = 0; taken < each; ) {
        const part = await peer.some();
        if (part === null) return;
        taken += part.length;
      }
      await trial.inTime(setTimeout(beat), 0);
    }
  } catch (failure) {
    if (!isLoss(failure)) throw failure;
  }
}

/** The first question comes within two BEATs of silence. */
function expectAsked(trial: Trial, program: Program, { name, port }: Peer): void {
  const { heard, asks, left = Date.now() - trial.startedAt } = seen(program, port);
  let said = '';
  const asked = asks.find(({ t, bytes = 0, preview }) => {
    if (t <= heard + beat / 2) return false;
    said += preview;
    // Where it has said much, there are no previews anymore.
    return /PING(\\r)?\\n/.test(said) || (bytes > 0 && preview === '');
  });
  const first = asked?.t ?? left;
  const ms = first - heard;
  const visit = { program, peer: name, port };
  expectBand(trial, visit, { limit: 2 * beat, ms, least: limit, late: 'never-asked' });
}

/** It reads 8 MB of answers only when no more of them come: no question cuts one in two. Here, no time matters. */
async function readsInTheEnd(trial: Trial): Promise<void> {
  const program = trial.startServer({ BEAT: '100', LIMIT: '60000' });
  const [line, count] = ['x'.repeat(4_000), 2_000];
  await trial.listening(program);
  await readsAfterwards(trial, program, {
    says: `${line}\n`.repeat(count),
    polite: async (peer) => peer.ignore('PING'),
    hears: async (peer) => {
      peer.ignore('PING');
      for (let heard = 0; heard < count; heard += 1) {
        await peer.expectLine(line.toUpperCase());
        trial.goesOn();
      }
    },
  });
}

/** They are slow, in one way or another: nobody may be cut off. */
async function allSlow(trial: Trial, program: Program): Promise<void> {
  const { pauseMs } = trial;
  const place = await trial.listening(program);
  for (let tries = 3; tries > 0; tries -= 1) {
    const silent = await trial.connect('only-pongs', place);
    const slow = await come(trial, program, 'by-the-byte');
    const told = await Promise.all([
      alive(trial, program, pauseMs, silent, () => onlyPongs(trial, program, silent)),
      alive(trial, program, pauseMs, slow, () => byTheByte(slow, 0.4 * pauseMs)),
    ]);
    if (told.every(Boolean)) return;
  }
}

/** It answers when it is asked, for longer than LIMIT. */
async function onlyPongs(trial: Trial, program: Program, peer: Peer): Promise<void> {
  const begin = performance.now();
  while (performance.now() - begin < 1.5 * trial.pauseMs) {
    const asked = meanwhile(peer.expectLine('PING').then(() => true));
    const inTime = await trial.inTime(asked, 2 * beat, 500);
    if (!inTime) expectAsked(trial, program, peer);
    await asked;
    await peer.send('PONG\n');
  }
  peer.ignore('PING');
  await peer.leave();
}

async function byTheByte(peer: Peer, pause: number): Promise<void> {
  for (const byte of 'hi\n') {
    await setTimeout(pause);
    await peer.send(byte);
  }
  await peer.expectLine('HI');
  await peer.leave();
}

/**
 * A client that is alive must not be cut off. False if a busy machine has kept it silent for so long that
 * nothing can be told.
 */
async function alive(
  trial: Trial,
  program: Program,
  limitMs: number,
  peer: Peer,
  talk: () => Promise<void>,
): Promise<boolean> {
  const { name, port } = peer;
  try {
    await talk();
  } catch (failure) {
    if (!isLoss(failure)) throw failure;
    await program.noticed(port);
    const { heard, left = Number.POSITIVE_INFINITY } = seen(program, port);
    if (left - heard >= limitMs - clockError) {
      expectAsked(trial, program, peer);
      return false;
    }
    throw new VerdictError('cut-off', { peer: name }, { program: program.run, port });
  }
  return true;
}
