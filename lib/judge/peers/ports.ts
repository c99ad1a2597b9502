import { createServer } from 'node:net';
import { IPEndPoint, TcpListener } from '#sockets';
import { missingGates } from '../../run/gates.ts';
import { type Place, placeText } from '../../wire/event.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import { type About, VerdictError } from '../verdict.ts';

/** A loopback address that nobody listens on by default, so that ignoring HOST shows; or 127.0.0.1. */
export async function otherLoopback(): Promise<string> {
  const missing = await missingGates(['second-loopback', 'ipv6']);
  if (!missing.includes('second-loopback')) return '127.0.0.2';
  return missing.includes('ipv6') ? '127.0.0.1' : '::1';
}

/**
 * Whether an address does not belong to this machine. Some machines are configured to accept any
 * address as their own.
 */
export function isForeign(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().on('error', () => resolve(true));
    server.listen({ host, port: 0 }, () => server.close(() => resolve(false)));
  });
}

/** The program must listen at these places and nowhere else; without a port, on any one. */
export function expectPlace(
  program: Program,
  ...expected: readonly { address: string; port?: number }[]
): void {
  const allowed = ({ address, port }: Place) =>
    expected.some((one) => one.address === address && (one.port ?? port) === port);
  const about: About = { program: program.run };
  for (const place of program.listening) {
    if (place.address === '::' || place.address === '0.0.0.0') {
      throw new VerdictError('listens-everywhere', { place: placeText(place) }, about);
    }
    if (!allowed(place)) {
      const texts = expected.map(({ address, port }) =>
        port === undefined ? address : placeText({ address, port }),
      );
      const params = { place: placeText(place), expected: texts.join(', ') };
      throw new VerdictError('listens-elsewhere', params, about);
    }
  }
  const count = program.listening.length;
  if (count > expected.length) throw new VerdictError('listens-twice', { count }, about);
}

/** Starts the program as a server at an address and a free port, and waits until it listens there. */
export async function listensAt(trial: Trial, address: string): Promise<Program> {
  for (let tries = 3; ; tries -= 1) {
    const [listener] = await adjacentListeners(trial, 1, [address]);
    const port = listener?.localEndPoint.port ?? 0;
    listener?.stop();
    const program = trial.startServer({ HOST: address, PORT: `${port}` });
    try {
      await trial.listening(program);
      expectPlace(program, { address, port });
      return program;
    } catch (failure) {
      if (tries === 0 || !stolen(program, (place) => place.port === port)) throw failure;
      await program.kill();
    }
  }
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
    for (const listener of held) trial.atEnd(() => listener.stop());
    if (held.length === places.length) return held;
    for (const listener of held) listener.stop();
  }
  throw new Error('no adjacent ports are free');
}

/** Whether the program found a port taken that we had left free: then nothing can be concluded. */
export function stolen(program: Program, isFree: (place: Place) => boolean): boolean {
  return program.events.some(
    ({ kind, connection, code, local }) =>
      kind === 'error' && connection === 0 && code === 'EADDRINUSE' && local && isFree(local),
  );
}
