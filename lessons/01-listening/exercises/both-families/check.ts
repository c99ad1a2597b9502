import { setTimeout } from 'node:timers/promises';
import {
  adjacentListeners,
  check,
  expectPlace,
  isForeign,
  missingGates,
  type Place,
  type Program,
  stolen,
  type Trial,
  VerdictError,
} from '#lab';

const [ipv4, ipv6, nowhere] = ['127.0.0.1', '::1', '2001:db8::1'];

export default check(async (trial) => {
  const hasIpv6 = (await missingGates(['ipv6'])).length === 0;
  const none = Promise.resolve();
  // All at once, as each needs a program; judged one by one.
  const both = hasIpv6 ? servesBoth(trial) : none;
  const taken = hasIpv6 ? endsWhereTaken(trial) : none;
  const foreign = await isForeign(nowhere);
  const alone = foreign ? servesAlone(trial) : none;
  for (const one of [both, taken, alone]) one.catch(() => {});
  if (hasIpv6) {
    await trial.step('both-serve', () => both);
    await trial.step('second-taken', () => taken);
  }
  if (foreign) await trial.step('one-family', () => alone);
});

function servesBoth(trial: Trial): Promise<void> {
  const hosts = [ipv4, ipv6];
  const start = (PORT: string) => trial.startServer({ PORT });
  return onPort(trial, hosts, hosts, start, async (program, port) => {
    const places = hosts.map((address) => ({ address, port }));
    const [place, place6] = await Promise.all(
      hosts.map((address) => trial.listening(program, address)),
    );
    expectPlace(program, ...places);
    // A server that alternates would wait for the other family.
    for (const at of [place6, place6, place, place]) {
      await greeted(trial, at);
    }
    for (const at of [place, place6]) {
      await (await trial.connect('reset-at-connect', at)).reset();
    }
    for (const at of [place, place6]) await greeted(trial, at);
    expectPlace(program, ...places);
  });
}

function endsWhereTaken(trial: Trial): Promise<void> {
  const [hosts, peer] = [[ipv4, ipv6], 'taken-ports'] as const;
  const start = (PORT: string) => trial.startClient({ PORT });
  return onPort(trial, hosts, [ipv4], start, async (program) => {
    const code = await trial.exitOrCrash(peer, program);
    const expected = 1;
    if (code !== expected) {
      throw new VerdictError('wrong-exit', { peer, code, expected });
    }
  });
}

function servesAlone(trial: Trial): Promise<void> {
  const hosts = [ipv4];
  const start = (PORT: string) =>
    trial.startServer({ PORT, HOST6: nowhere });
  return onPort(trial, hosts, hosts, start, async (program, port) => {
    const place = await trial.listening(program, ipv4);
    // Wait until it has learned that the address does not exist.
    const refused = program.event(
      ({ kind, connection }) => kind === 'error' && connection === 0,
    );
    await Promise.race([refused, setTimeout(250)]);
    await greeted(trial, place);
    await greeted(trial, place);
    expectPlace(program, { address: ipv4, port });
  });
}

async function greeted(trial: Trial, place?: Place): Promise<void> {
  const peer = await trial.connect('polite', place);
  await peer.line();
  await peer.expectEnd();
  peer.end();
}

/** Judges a program with a port that is ours, or free, on each host. */
async function onPort(
  trial: Trial,
  hosts: readonly string[],
  free: readonly string[],
  start: (port: string) => Program,
  judge: (program: Program, port: number) => Promise<void>,
): Promise<void> {
  for (let tries = 3; ; tries -= 1) {
    const listeners = await adjacentListeners(trial, 1, hosts);
    for (const listener of listeners) {
      const { address } = listener.localEndPoint;
      if (free.includes(address)) listener.stop();
    }
    const port = listeners[0]?.localEndPoint.port ?? 0;
    const program = start(`${port}`);
    try {
      await judge(program, port);
      return;
    } catch (failure) {
      // A port we left free may have been taken by another program.
      const isFree = (place: Place) =>
        place.port === port && free.includes(place.address);
      if (tries === 0 || !stolen(program, isFree)) throw failure;
      await program.kill();
    }
  }
}
