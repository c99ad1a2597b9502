import { setTimeout } from 'node:timers/promises';
import {
  check,
  missingGates,
  type Peer,
  type PeerName,
  type Place,
  type Program,
  placeText,
  refuses,
  silentAddress,
  type Trial,
  VerdictError,
} from '#lab';
import { TcpClient, TcpListener } from '#sockets';

const answer = 'welcome\n';
const nobody = 10;
/** What connecting may take longer, in milliseconds. */
const slack = 1_000;
// A program with any limit but ATTEMPT fails one or the other.
const [short, long] = [100, 1_500];
const ample = 3_000;

export default check(async (trial) => {
  const hasIpv6 = (await missingGates(['ipv6'])).length === 0;
  const silence = await silentAddress(trial);
  const one = (await refuses(trial)).place;
  const two = (await refuses(trial)).place;
  // Each takes a program: all start at once, and are judged one by one.
  const host = hasIpv6 ? '::1' : '127.0.0.1';
  const first = talks(trial, [one], ample, { host, later: true });
  const late = talks(trial, [], short * 10, { delay: short * 15 });
  const over = silence && passes(trial, [one, silence]);
  const none = silence
    ? start(trial, [one, silence, two], short)
    : start(trial, [one, two], ample);
  for (const talk of [first, late, over]) talk?.catch(() => {});
  await trial.step('first-that-answers', () => first);
  await trial.step('attempt-only-connects', () => late);
  await trial.step('all-refuse', async () => {
    await trial.expectExit('refuses', nobody, none);
    const [before = 0, after] = refusals(none);
    if (silence && after) inTime(trial, after - before, short);
  });
  if (over) await trial.step('passes-over-silence', () => over);
});

function start(
  trial: Trial,
  places: readonly Place[],
  attempt: number,
): Program {
  const ADDRESSES = places.map(placeText).join(',');
  return trial.startClient({ ADDRESSES, ATTEMPT: `${attempt}` });
}

type Talk = {
  host?: string;
  /** Milliseconds until our answer. */
  delay?: number;
  /** Whether there is one more address, which answers too. */
  later?: boolean;
};

/** The program has to come to us, after some useless addresses. */
async function talks(
  trial: Trial,
  before: readonly Place[],
  attempt: number,
  { host = '127.0.0.1', delay = 0, later = false }: Talk = {},
): Promise<Program> {
  const name = delay > 0 ? 'late' : 'plain';
  const ours = await listener(trial, host);
  const other = await listener(trial, '127.0.0.1');
  const after = later ? [other.localEndPoint] : [];
  const places = [...before, ours.localEndPoint, ...after];
  const program = start(trial, places, attempt);
  const next = other.accept();
  const strays = next.then(() => untouched(other, next));
  strays.catch(() => {});
  try {
    const talk = converses(trial, program, ours, name, delay);
    talk.catch(() => {});
    await Promise.race([talk, strays]);
  } catch (failure) {
    // It has moved on to another address: no wonder that it has left us.
    await untouched(other, next);
    throw failure;
  }
  await untouched(other, next);
  return program;
}

/** The conversation, and the end of the program after it. */
async function converses(
  trial: Trial,
  program: Program,
  ours: TcpListener,
  peer: PeerName,
  delay: number,
): Promise<void> {
  await serves(trial, program, ours, peer, delay);
  const code = await trial.exit(peer, program);
  const heard = program.events
    .filter(({ direction }) => direction === 'in')
    .reduce((sum, { bytes }) => sum + bytes, 0);
  const about = { program: program.run };
  if (heard < answer.length) {
    throw new VerdictError('cut-off', { peer }, about);
  }
  const expected = 0;
  if (code !== expected) {
    throw new VerdictError(
      'wrong-exit',
      { peer, code, expected },
      about,
    );
  }
}

/** Our side: it says hello, we answer, and it leaves. */
async function serves(
  trial: Trial,
  program: Program,
  ours: TcpListener,
  name: PeerName,
  delay: number,
): Promise<void> {
  let here = false;
  const talk = trial.accept(name, ours).then(async (peer: Peer) => {
    here = true;
    await peer.expectLine('hello');
    await setTimeout(delay);
    // Its own wire tells whether it has heard that.
    await peer.send(answer).catch(() => {});
    await peer.gone();
    peer.end();
  });
  // A program that ends without having connected will not come.
  const absent = program.exited.then(async () => {
    if (here || program.met(ours.localEndPoint.port)) return talk;
    throw await program.neverMet(name);
  });
  for (const one of [talk, absent]) one.catch(() => {});
  await Promise.race([talk, absent]);
}

/** One refuses, the next one is silent; then we come. */
async function passes(
  trial: Trial,
  before: readonly Place[],
): Promise<void> {
  const program = await talks(trial, before, long);
  const [refused] = refusals(program);
  const here = program.events.find(({ kind }) => kind === 'connect');
  if (refused !== undefined && here)
    inTime(trial, here.t - refused, long);
}

/** When it was refused, by its own clock. */
function refusals({ events }: Program): number[] {
  return events
    .filter(({ code }) => code === 'ECONNREFUSED')
    .map(({ t }) => t);
}

/** How long it has waited for an address that does not answer. */
function inTime(trial: Trial, waited: number, limit: number): void {
  const ms = Math.round(waited);
  const params = { peer: 'unreachable', ms, limit };
  if (ms < limit * 0.75)
    throw new VerdictError('gave-up-too-soon', params);
  if (ms > limit + trial.slack(slack))
    throw new VerdictError('too-late', params);
}

async function listener(
  trial: Trial,
  host: string,
): Promise<TcpListener> {
  const listener = await TcpListener.start({ host, port: 0 });
  trial.atEnd(() => listener.stop());
  return listener;
}

/** Those that have connected are ahead of us in the queue. */
async function untouched(
  listener: TcpListener,
  next: Promise<TcpClient | null>,
): Promise<void> {
  const probe = await TcpClient.connect(listener.localEndPoint);
  const { port } = probe.localEndPoint;
  const first = await next;
  const ours = first?.remoteEndPoint.port === port;
  probe.abort();
  first?.abort();
  if (ours) return;
  const place = placeText(listener.localEndPoint);
  throw new VerdictError('tried-too-much', { place });
}
