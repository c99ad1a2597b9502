import { setTimeout } from 'node:timers/promises';
import {
  check,
  expectBand,
  expectExit,
  heedsLimit,
  meanwhile,
  meets,
  otherLoopback,
  type Peer,
  type PeerName,
  type Place,
  type Program,
  plainServer,
  refuses,
  surely,
  type Trial,
  VerdictError,
  type Visit,
} from '#lab';

const code = 12;
const name = 'hangs-up';
const answer = 'done\n';
/** Milliseconds that a pause may take. */
const longest = 200;

export default check(async (trial) => {
  const limit = await heedsLimit(trial, {
    variable: 'DEADLINE',
    code,
    answer: ['do', 'ne\n'],
    otherwise: 5_000,
    connecting: true,
    goesOn: true,
  });
  const sending = surely(() => neverReads(trial));
  const repeating = surely(async () => {
    await Promise.all([alwaysHangsUp(trial), alwaysRefuses(trial)]);
  });
  const repeats = surely(() => answersAtLast(trial));
  const sizes = [undefined, 256 * 1024];
  const empty = meanwhile(Promise.all(sizes.map((size) => answersNothing(trial, size))));
  await trial.step('repeats', async () => {
    await repeats();
    await empty;
  });
  await trial.step('cuts-repeating', repeating);
  await trial.step('cuts-sending', sending);
  await limit();
});

/**
 * It hangs up before it has read the request, after it, and with a reset, more than once each; then it
 * answers.
 */
async function answersAtLast(trial: Trial): Promise<void> {
  const size = 300_000;
  const request = `${'x'.repeat(size)}\n`;
  const failing: ((peer: Peer) => Promise<unknown>)[] = [
    async (peer) => peer.end(),
    (peer) => peer.expect(request).then(() => peer.end()),
    (peer) => peer.expect(request).then(() => peer.drop()),
  ];
  const talks: typeof failing = [
    ...Array.from({ length: 4 }, () => failing).flat(),
    async (peer) => {
      await peer.expect(request);
      await peer.send(answer);
      peer.end();
    },
  ];
  // Where nobody comes who takes HOST to be this machine.
  const listener = await trial.listener(await otherLoopback());
  const { address, port } = listener.localEndPoint;
  const env = { HOST: address, PORT: `${port}`, DEADLINE: '60000', SIZE: `${size}` };
  const program = trial.startClient(env);
  for (const [index, talk] of talks.entries()) {
    const peerName = index < talks.length - 1 ? name : 'server';
    const came = trial.accept(peerName, listener);
    const peer = await Promise.race([came, program.exited.then(() => null)]);
    if (!peer) throw await gaveUp(trial, { program, peer: name, port }, index);
    await talk(peer);
    void meanwhile(peer.remains());
    trial.goesOn();
  }
  await expectExit(trial, 'server', 0, program);
  for (const ms of pausesOf(program)) {
    const band = { limit: longest, ms, least: longest, late: 'waits-too-long' } as const;
    expectBand(trial, { program, peer: name, port }, band);
  }
}

/** From the end of each connection to the beginning of the next, by its own clock. */
function pausesOf({ events }: Program): number[] {
  const times = (kind: 'connect' | 'close') =>
    events.filter((event) => event.kind === kind).map(({ t }) => t);
  const closed = times('close');
  return times('connect')
    .slice(1)
    .map((t, index) => t - (closed[index] ?? t));
}

/** An empty line is an answer. The request may end where a buffer does. */
async function answersNothing(trial: Trial, size?: number): Promise<void> {
  const talk = async (peer: Peer): Promise<void> => {
    await peer.expect(`${'x'.repeat(size ?? 0)}\n`);
    await peer.send('\n');
    await peer.remains();
  };
  const server = await plainServer(trial, talk, 'server');
  const env = { DEADLINE: '60000', ...(size && { SIZE: `${size}` }) };
  await meets(trial, server, { code: 0, env });
}

async function gaveUp(
  trial: Trial,
  { program, peer, port }: Visit,
  count: number,
): Promise<VerdictError> {
  if (program.crashed) return program.orDied(trial.late(), peer);
  const { code } = await program.exited;
  const about = { program: program.run, port };
  return new VerdictError('gave-up', { peer, count, code: code ?? 0 }, about);
}

/** However often it repeats, its time is over once. */
async function alwaysHangsUp(trial: Trial): Promise<void> {
  const listener = await trial.listener();
  const hangUp = async (): Promise<void> => {
    for await (const client of listener) {
      await setTimeout(20);
      client.shutdown();
      void client.close();
    }
  };
  void meanwhile(hangUp());
  await failsInTime(trial, name, listener.localEndPoint);
  listener.stop();
}

/** Nobody listens there: that may change, and the program goes on asking. */
async function alwaysRefuses(trial: Trial): Promise<void> {
  const { place } = await refuses(trial);
  await failsInTime(trial, 'refuses', place, async (visit) => {
    const { length: count } = visit.program.events.filter(({ kind }) => kind === 'error');
    if (count < 2) throw await gaveUp(trial, visit, count);
  });
}

/** At that place, its time is over before it has an answer. How it has ended is judged before when. */
async function failsInTime(
  trial: Trial,
  peer: PeerName,
  { address, port }: Place,
  onEnd = async (_: Visit): Promise<void> => {},
): Promise<void> {
  const limit = 1_600;
  const env = { HOST: address, PORT: `${port}`, DEADLINE: `${limit}` };
  const program = trial.startClient(env, { fresh: true });
  program.name(port, peer);
  await program.ready;
  const begin = performance.now();
  const ended = await trial.inTime(program.exited, limit, 2_000);
  if (ended) await onEnd({ program, peer, port });
  const ms = ended ? (program.overAt ?? 0) - program.readyAt : performance.now() - begin;
  const least = (program.overAt ?? Number.POSITIVE_INFINITY) - program.startedAt;
  expectBand(trial, { program, peer, port }, { limit, ms, least, most: ended ? ms - 400 : ms });
  await expectExit(trial, peer, code, program);
}

/** The request is larger than what the two systems take. */
async function neverReads(trial: Trial): Promise<void> {
  const limitMs = 1_600;
  const server = await plainServer(trial, (peer) => peer.closed(), 'server-never-reads');
  const env = { DEADLINE: `${limitMs}`, SIZE: `${32 * 1024 * 1024}` };
  await meets(trial, server, { code, limitMs, env });
}
