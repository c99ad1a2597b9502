import {
  adjacentListeners,
  check,
  expectPlace,
  isForeign,
  type JudgedEvent,
  type PeerName,
  type Program,
  placeText,
  stolen,
  type Trial,
  VerdictError,
} from '#lab';

const here = '127.0.0.1';
const elsewhere = '192.0.2.1';

export default check(async (trial) => {
  const foreign = await isForeign(elsewhere);
  // All at once, as each needs a program; judged one by one.
  const takesPort = serves(trial, 0);
  const nextPort = serves(trial, 9);
  const tenPorts = ends(trial, 'taken-ports', here, 10);
  const notLocal = foreign
    ? ends(trial, 'strange-address', elsewhere, 0)
    : Promise.resolve();
  for (const one of [takesPort, nextPort, tenPorts, notLocal]) {
    one.catch(() => {});
  }
  await trial.step('takes-port', () => takesPort);
  await trial.step('next-port', () => nextPort);
  await trial.step('ten-ports', () => tenPorts);
  if (foreign) await trial.step('not-local', () => notLocal);
});

/** It must serve on the first port that is not taken. */
function serves(trial: Trial, taken: number): Promise<void> {
  const start = (PORT: string) => trial.startServer({ PORT });
  return onPorts(trial, taken, start, async (program, first) => {
    const expected = { address: here, port: first + taken };
    const place = await trial.listening(program);
    expectPlace(program, expected);
    for (const name of [
      'polite',
      'reset-mid-write',
      'polite',
    ] as const) {
      const peer = await trial.connect(name, place);
      await peer.line();
      if (name === 'polite') await peer.expectEnd();
      if (name === 'polite') peer.end();
      else await peer.reset();
    }
    expectPlace(program, expected);
  });
}

/** It must end with code 1, and try no port that cannot help. */
function ends(
  trial: Trial,
  peer: PeerName,
  HOST: string,
  taken: number,
): Promise<void> {
  const start = (PORT: string) => trial.startClient({ HOST, PORT });
  return onPorts(trial, taken, start, async (program, first) => {
    const last = first + Math.max(0, taken - 1);
    const strays = ({ kind, connection, local }: JudgedEvent) =>
      connection === 0 &&
      local !== null &&
      (kind === 'listening' || local.port > last);
    const exit = trial.exitOrCrash(peer, program);
    await Promise.race([exit, program.event(strays)]);
    const stray = program.events.find(strays);
    if (stray) {
      const place = placeText(stray.local);
      throw new VerdictError('tried-too-much', { place });
    }
    const [code, expected] = [await exit, 1];
    if (code !== expected) {
      throw new VerdictError('wrong-exit', { peer, code, expected });
    }
  });
}

/** Judges a program with so many taken ports, from PORT on. */
async function onPorts(
  trial: Trial,
  taken: number,
  start: (port: string) => Program,
  judge: (program: Program, first: number) => Promise<void>,
): Promise<void> {
  for (let tries = 3; ; tries -= 1) {
    const listeners = await adjacentListeners(trial, 11);
    const first = listeners[0]?.localEndPoint.port ?? 0;
    for (const listener of listeners.slice(taken)) listener.stop();
    const program = start(`${first}`);
    try {
      await judge(program, first);
      return;
    } catch (failure) {
      // A port we left free may have been taken by another program.
      const isFree = (place: { port: number }) =>
        place.port >= first + taken && place.port <= first + 10;
      if (tries === 0 || !stolen(program, isFree)) throw failure;
      await program.kill();
    }
  }
}
