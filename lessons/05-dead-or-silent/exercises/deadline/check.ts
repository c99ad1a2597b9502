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
  type Program,
  plainServer,
  surely,
  type Trial,
  VerdictError,
} from '#lab';

const code = 12;
const name = 'hangs-up';
const answer = 'done\n';

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
  const repeating = surely(() => alwaysHangsUp(trial));
  await trial.step('repeats', () => answersAtLast(trial));
  await trial.step('cuts-repeating', repeating);
  await trial.step('cuts-sending', sending);
  await limit();
});

/** It hangs up before it has read the request, after it, and with a reset; then it answers. */
async function answersAtLast(trial: Trial): Promise<void> {
  const size = 300_000;
  const request = `${'x'.repeat(size)}\n`;
  const talks: ((peer: Peer) => Promise<unknown>)[] = [
    async (peer) => peer.end(),
    (peer) => peer.expect(request).then(() => peer.end()),
    (peer) => peer.expect(request).then(() => peer.drop()),
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
    if (!peer) throw await gaveUp(trial, program, port, index);
    await talk(peer);
    void meanwhile(peer.remains());
    trial.goesOn();
  }
  await expectExit(trial, 'server', 0, program);
}

async function gaveUp(
  trial: Trial,
  program: Program,
  port: number,
  count: number,
): Promise<VerdictError> {
  if (program.crashed) return program.orDied(trial.late(), name);
  const { code } = await program.exited;
  const about = { program: program.run, port };
  return new VerdictError('gave-up', { peer: name, count, code: code ?? 0 }, about);
}

/** However often it repeats, its time is over once. */
async function alwaysHangsUp(trial: Trial): Promise<void> {
  const limit = 1_600;
  const listener = await trial.listener();
  const { address, port } = listener.localEndPoint;
  const env = { HOST: address, PORT: `${port}`, DEADLINE: `${limit}` };
  const program = trial.startClient(env, { fresh: true });
  const hangUp = async (): Promise<void> => {
    for await (const client of listener) {
      program.name(port, name);
      await setTimeout(20);
      client.shutdown();
      void client.close();
    }
  };
  void meanwhile(hangUp());
  await program.ready;
  const begin = performance.now();
  const ended = await trial.inTime(program.exited, limit, 2_000);
  const ms = ended ? (program.overAt ?? 0) - program.readyAt : performance.now() - begin;
  const least = (program.overAt ?? Number.POSITIVE_INFINITY) - program.startedAt;
  listener.stop();
  expectBand(
    trial,
    { program, peer: name, port },
    { limit, ms, least, most: ended ? ms - 400 : ms },
  );
  await expectExit(trial, name, code, program);
}

/** The request is larger than what the two systems take. */
async function neverReads(trial: Trial): Promise<void> {
  const limitMs = 1_600;
  const server = await plainServer(trial, (peer) => peer.closed(), 'server-never-reads');
  const env = { DEADLINE: `${limitMs}`, SIZE: `${32 * 1024 * 1024}` };
  await meets(trial, server, { code, limitMs, env });
}
