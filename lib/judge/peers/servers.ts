import { lookup } from 'node:dns/promises';
import { setTimeout } from 'node:timers/promises';
import { TcpClient, type TcpListener } from '#sockets';
import type { Bytes } from '../../wire/escape.ts';
import type { Place } from '../../wire/event.ts';
import { isLoopback } from '../programs.ts';
import type { Trial } from '../trial.ts';
import type { PeerName } from '../verdict.ts';
import type { Peer } from './peer.ts';
import { adjacentListeners } from './ports.ts';
import { silentAddress } from './silent-address.ts';

/** A server of ours that a learner's client talks to. */
export type ServerPeer = {
  name: PeerName;
  place: Place;
  /** What the program needs to find it: HOST and PORT. */
  env: Record<string, string | undefined>;
  /** Its one conversation; rejects with the verdict if the program fails it. None if nobody is there. */
  done?: Promise<void>;
  /** It waits for nobody anymore. */
  stop?: () => void;
};

/** A server that takes one connection and goes through `talk` with it. */
export async function plainServer(
  trial: Trial,
  talk: (peer: Peer) => Promise<void>,
  name: PeerName = 'plain',
  host = '127.0.0.1',
): Promise<ServerPeer> {
  const listeners = await listenersAt(trial, host);
  const { address, port } = (listeners[0] as TcpListener).localEndPoint;
  const accept = () => Promise.race(listeners.map((listener) => listener.accept()));
  const done = trial.accept(name, { accept }).then(talk);
  done.catch(() => {});
  const stop = () => listeners.forEach((listener) => void listener.stop());
  return { name, place: { address, port }, env: { HOST: host, PORT: `${port}` }, done, stop };
}

/** A name may have an address of either family: there is one port for all of them. */
async function listenersAt(trial: Trial, host: string): Promise<TcpListener[]> {
  if (host !== 'localhost') return [await trial.listener(host)];
  const all = await lookup(host, { all: true });
  return adjacentListeners(trial, 1, [...new Set(all.map(({ address }) => address))]);
}

/** Whether that name has addresses, and all of them are of this machine. */
export async function isOurs(host: string): Promise<boolean> {
  const all = await lookup(host, { all: true }).catch(() => []);
  return all.length > 0 && all.every(({ address }) => isLoopback(address));
}

/** A name that nobody has. */
export const nobody = 'no-such-host.invalid';

/** Whether the system soon says so: on some networks every name has an address, or no answer comes. */
export function knowsNobody(): Promise<boolean> {
  const fails = lookup(nobody).then(
    () => false,
    () => true,
  );
  return Promise.race([fails, setTimeout(1_000, false, { ref: false })]);
}

/** Nothing listens there: the system refuses. */
export async function refuses(trial: Trial): Promise<ServerPeer> {
  const listener = await trial.listener();
  // A port that a client uses: nobody else can be given it and start listening there.
  const client = await TcpClient.connect(listener.localEndPoint);
  trial.atEnd(() => client.abort());
  const { address, port } = client.localEndPoint;
  return { name: 'refuses', place: { address, port }, env: { HOST: address, PORT: `${port}` } };
}

/** An address that never completes the connection; null where none can be made. */
export async function neverAccepts(trial: Trial): Promise<ServerPeer | null> {
  const place = await silentAddress(trial);
  const { address = '', port } = place ?? {};
  return place && { name: 'unreachable', place, env: { HOST: address, PORT: `${port}` } };
}

/**
 * Says the beginning at once, and the rest so many milliseconds later, byte by byte; then sends its
 * FIN.
 */
export function answersLate(
  trial: Trial,
  delay: number,
  [beginning, rest]: readonly [Bytes, Bytes],
  first: Bytes = '',
): Promise<ServerPeer> {
  return plainServer(
    trial,
    async (peer) => {
      await peer.expect(first);
      await peer.send(beginning);
      await setTimeout(delay);
      // The program's own wire tells whether it has read that.
      for (const byte of Buffer.from(rest as string)) {
        await peer.sendApart(Uint8Array.of(byte)).catch(() => {});
      }
      peer.end();
      await peer.remains();
    },
    'late',
  );
}

/** How a server is left that has no end. */
export type Endless = {
  limitMs: number;
  /** Whether it goes on after the program's FIN; default: it answers that with its own. */
  goesOn?: boolean;
};

/** Accepts and never says a word, until the program has left. */
export function neverAnswers(trial: Trial, endless: Endless): Promise<ServerPeer> {
  return plainServer(trial, (peer) => isLeft(peer, endless), 'never-answers');
}

/**
 * Says nothing for half the limit; then sends a byte again and again, faster than any idle timeout,
 * until the program has left.
 */
export function neverEnds(trial: Trial, endless: Endless): Promise<ServerPeer> {
  const drip = async (peer: Peer): Promise<void> => {
    const stop = (): void => clearInterval(timer);
    const silentUntil = performance.now() + endless.limitMs / 2;
    const timer = setInterval(() => {
      if (performance.now() > silentUntil) peer.send('.').catch(stop);
    }, 20);
    trial.atEnd(stop);
    await isLeft(peer, endless).finally(stop);
  };
  return plainServer(trial, drip, 'never-ends');
}

/**
 * Says all of it, the rest when more than half the limit is over, and does not end until the program
 * has left.
 */
export function staysOpen(
  trial: Trial,
  endless: Endless,
  [beginning, rest]: readonly [Bytes, Bytes],
): Promise<ServerPeer> {
  const talk = async (peer: Peer): Promise<void> => {
    await peer.sendApart(beginning);
    await setTimeout(0.6 * endless.limitMs);
    // It may have left.
    await peer.send(rest).catch(() => {});
    await isLeft(peer, endless);
  };
  return plainServer(trial, talk, 'stays-open');
}

/** Waits until the program leaves. A FIN long before the limit says only that it will not send. */
async function isLeft(peer: Peer, { limitMs, goesOn = false }: Endless): Promise<void> {
  const begin = performance.now();
  await peer.remains();
  if (goesOn || performance.now() - begin < limitMs / 4) await peer.closed();
  // A program that closes in good order waits for our FIN.
  else peer.end();
}
