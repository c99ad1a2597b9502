import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { IPEndPoint, TcpListener } from '#sockets';
import { systemHas } from '../../run/gates.ts';
import type { Place } from '../../wire/event.ts';
import { givesUp, listensOnly } from '../listening.ts';
import { meanwhile } from '../meanwhile.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import type { PeerName } from '../verdict.ts';

/** A loopback address that nobody listens on by default, so that ignoring HOST shows; or 127.0.0.1. */
export async function otherLoopback(): Promise<string> {
  if (await systemHas('second-loopback')) return `127.0.0.${randomInt(2, 255)}`;
  return (await systemHas('ipv6')) ? '::1' : '127.0.0.1';
}

/**
 * The code with which the system refuses to listen there, or null. Some machines are configured to
 * accept any address as their own.
 */
export function refusal(host: string, port = 0): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? ''));
    server.listen({ host, port }, () => server.close(() => resolve(null)));
  });
}

/** Takes a port until the trial's end; false where it is somebody else's. */
export async function takes(trial: Trial, host: string, port: number): Promise<boolean> {
  try {
    trial.owns(await TcpListener.start({ host, port }));
    return true;
  } catch {
    return false;
  }
}

/** Adjacent ports on each of the hosts: by default, one that is free on 127.0.0.1. */
export type Ports = {
  hosts?: readonly string[];
  count?: number;
  /** Whether it is ours when the program starts, `index` ports after the first; default: none is. */
  taken?: (host: string, index: number) => boolean;
};

/**
 * Starts a program with the first of these ports as its PORT, and judges it; `again` starts it there
 * once more. If somebody else took a port that was to be free, it is judged again, with other ports.
 */
async function onPorts<T>(
  trial: Trial,
  { hosts = ['127.0.0.1'], count = 1, taken = () => false }: Ports,
  start: (port: string) => Program,
  judge: (program: Program, port: number, again: () => Program) => Promise<T>,
): Promise<T> {
  for (let tries = 3; ; tries -= 1) {
    const listeners = await adjacentListeners(trial, count, hosts);
    const first = Math.min(...listeners.map(({ localEndPoint }) => localEndPoint.port));
    const free = listeners.filter(({ localEndPoint: { address, port } }) => {
      return !taken(address, port - first);
    });
    const isFree = (place: Place) =>
      free.some(
        ({ localEndPoint: { address, port } }) => address === place.address && port === place.port,
      );
    for (const listener of free) listener.stop();
    const again = (): Program => start(`${first}`);
    const program = again();
    try {
      return await judge(program, first, again);
    } catch (failure) {
      if (tries === 0 || !stolen(program, isFree)) throw failure;
      await program.kill();
      for (const listener of listeners) listener.stop();
    }
  }
}

/** A program that listens in its places, and how to start another one there. */
export type Served = { program: Program; places: readonly Place[]; start: () => Program };

/** With these ports, the program must listen in these places and nowhere else. */
export function servesOn(
  trial: Trial,
  ports: Ports,
  env: Record<string, string | undefined>,
  placesFrom: (first: number) => readonly Place[],
): Promise<Served> {
  const begin = (PORT: string): Program => trial.startServer({ ...env, PORT });
  const served = onPorts(trial, ports, begin, async (program, first, start) => {
    const places = placesFrom(first);
    await listensOnly(trial, program, ...places);
    return { program, places, start };
  });
  return meanwhile(served);
}

/** With these ports, the program must end with code 1; `mayTry` says where it may try to listen. */
export function givesUpOn(
  trial: Trial,
  peer: PeerName,
  ports: Ports,
  env: Record<string, string | undefined>,
  mayTry: (place: Place, first: number) => boolean,
): Promise<void> {
  const start = (PORT: string): Program => trial.startClient({ ...env, PORT });
  return onPorts(trial, ports, start, (program, first) =>
    givesUp(trial, peer, program, (place) => mayTry(place, first)),
  );
}

/**
 * Listeners of ours on `count` adjacent ports, on each of the hosts; in the order of the ports. Stop
 * those that are to be free. They lie below the ports that systems hand out, so that nobody is given
 * a free one by chance; whoever asks for one by number may still come first: see `stolen`.
 */
export async function adjacentListeners(
  trial: Trial,
  count: number,
  hosts: readonly string[] = ['127.0.0.1'],
): Promise<TcpListener[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const first = 10_000 + Math.floor(Math.random() * 20_000);
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const places = ports.flatMap((port) => hosts.map((host) => new IPEndPoint(host, port)));
    const attempts = await Promise.allSettled(places.map((place) => TcpListener.start(place)));
    const held = attempts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    for (const listener of held) trial.owns(listener);
    if (held.length === places.length) return held;
    for (const listener of held) listener.stop();
  }
  throw new Error('no adjacent ports are free');
}

/** Whether the program found a port taken that we had left free: then nothing can be concluded. */
function stolen(program: Program, isFree: (place: Place) => boolean): boolean {
  return program.events.some(
    ({ kind, connection, code, local }) =>
      kind === 'error' && connection === 0 && code === 'EADDRINUSE' && local && isFree(local),
  );
}
