import { setTimeout } from 'node:timers/promises';
import { serve, type TcpClient, TcpListener } from '#sockets';
import type { Place } from '../../wire/event.ts';
import { meanwhile } from '../meanwhile.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import { isLoss, VerdictError } from '../verdict.ts';
import { Between, endOf, happensSoon, soon } from './between.ts';
import type { Peer } from './peer.ts';
import { adjacentListeners } from './ports.ts';

/** Milliseconds of silence after a client's FIN: longer than a careless program waits for the server. */
const silence = 1_500;

/** The variables that tell a program where the server behind it is. */
export const behind = ({ address, port }: Place): Record<string, string> => ({
  UPSTREAM_HOST: address,
  UPSTREAM_PORT: `${port}`,
});

/**
 * A server of ours behind all programs that are started from here on: `handler` serves each of their
 * connections. What they owe their clients, with it behind them, a model can say.
 */
export async function upstream(
  trial: Trial,
  handler: (client: TcpClient) => Promise<void>,
): Promise<void> {
  const listener = await trial.listener();
  const stop = new AbortController();
  const served = serve(listener, handler, {
    signal: stop.signal,
    graceMs: 0,
    // It is the program that is judged.
    onError: () => {},
  });
  trial.atEnd(() => {
    stop.abort();
    return served;
  });
  const { localEndPoint: place } = listener;
  trial.surround(behind(place), place.port, 'upstream');
}

/** A new client of the program, and the connection that the program makes for it: one at a time. */
export async function between(
  trial: Trial,
  program: Program,
  listener: TcpListener,
): Promise<Between> {
  const client = await trial.connect('client', await trial.listening(program)).catch(orLost);
  const server = client && (await trial.inTime(trial.accept('upstream', listener), 0, soon));
  if (server) {
    // The program learns of its connection too before anything is sent: what it does with bytes that
    // come earlier, conversations show.
    await program.isAwake();
    return new Between(trial, program, { client, server });
  }
  // What became of the client that came is all there is to see.
  const about = { program: program.run, ...(client && { port: client.port }) };
  const never = new VerdictError('never-connected', { peer: 'upstream' }, about);
  throw await program.orAsleep(never);
}

/**
 * Each side's FIN arrives at the other, and so does what the other goes on to say, at once or much
 * later.
 */
export async function passesFins(meet: () => Promise<Between>): Promise<void> {
  const late = meanwhile(speaksLate(await meet()));
  for (const [first, last] of [
    ['client', 'server'],
    ['server', 'client'],
  ] as const) {
    const pair = await meet();
    await pair.carries(first, 'That is it');
    await pair.carriesFin(first);
    await pair.carries(last, 'but I');
    await pair.carries(last, ' go on');
    await pair.carriesFin(last);
  }
  await late;
}

/** A client without a word but its FIN, and a server that is silent for a while before it speaks. */
async function speaksLate(pair: Between): Promise<void> {
  await pair.carriesFin('client');
  await setTimeout(silence);
  await pair.carries('server', 'At last');
  await pair.carriesFin('server');
}

/** Each side resets in the middle of a message, and the other is reset as well: also after its FIN. */
export async function passesResets(meet: () => Promise<Between>): Promise<void> {
  for (const [side, other] of [
    ['client', 'server'],
    ['server', 'client'],
  ] as const) {
    for (const ends of [false, true]) {
      const pair = await meet();
      if (ends) await pair.carriesFin(other);
      await pair.carries(side, 'Half of it');
      await pair.carriesReset(side);
    }
  }
}

/** Once both sides of conversations have left, the program has closed all but `held` connections. */
export async function letsGo(trial: Trial, program: Program, held: number): Promise<void> {
  const few = program.fewOpen(held).then(() => true);
  if (await happensSoon(trial, program, few)) return;
  throw new VerdictError('left-open', { peer: 'client' }, { program: program.run });
}

/**
 * With nobody behind the program, its client is reset: a FIN would be an answer. As long as there is
 * somebody, clients are served.
 */
export async function resetsUnserved(
  trial: Trial,
  env: Record<string, string> = {},
): Promise<Program> {
  const [first] = (await adjacentListeners(trial, 1)) as [TcpListener];
  const { localEndPoint: target } = first;
  first.stop();
  const program = trial.startServer({ ...env, ...behind(target) });
  const place = await trial.listening(program);
  for (const says of ['', 'hello']) {
    const peer = await trial.connect('unserved', place).catch(orLost);
    if (peer) await isReset(trial, program, peer, says);
  }
  await trial.wait('unserved', program.isAwake());
  // Somebody else may have taken the port.
  const listener = await TcpListener.start(target).catch(() => null);
  if (!listener) return program;
  trial.owns(listener);
  const { sides } = await between(trial, program, listener);
  listener.stop();
  for (const side of [sides.client, sides.server]) await side.reset();
  return program;
}

/** For what fails to connect: a client may be reset before it knows that it is connected. */
export function orLost(failure: unknown): null {
  if (isLoss(failure)) return null;
  throw failure;
}

async function isReset(trial: Trial, program: Program, peer: Peer, says: string): Promise<void> {
  if (says) await peer.send(says).catch(() => {});
  const end = await happensSoon(trial, program, endOf(peer));
  if (end === 'reset') return;
  const id = end === 'fin' ? 'refusal-as-fin' : 'not-cut-off';
  const failure = new VerdictError(
    id,
    { peer: peer.name },
    { program: program.run, port: peer.port },
  );
  throw await program.orDied(failure, peer.name);
}
