import { TcpClient } from '#sockets';
import type { Place } from '../../wire/event.ts';
import type { Bytes } from '../../wire/quoted.ts';
import type { Trial } from '../trial.ts';
import type { PeerName } from '../verdict.ts';
import { leaves } from './meets.ts';
import type { Peer } from './peer.ts';

/** A server of ours that a learner's client talks to. */
export type ServerPeer = {
  name: PeerName;
  place: Place;
  /** What the program needs to find it: HOST and PORT. */
  env: { HOST: string; PORT: string };
  /** Its one conversation; rejects with the verdict if the program fails it. */
  done: Promise<void>;
};

/** A server that takes one connection and goes through `talk` with it. */
export async function plainServer(
  trial: Trial,
  talk: (peer: Peer) => Promise<void>,
  name: PeerName = 'plain',
): Promise<ServerPeer> {
  const listener = await trial.listener();
  const { address, port } = listener.localEndPoint;
  const done = trial.accept(name, listener).then(talk);
  done.catch(() => {});
  return { name, place: { address, port }, env: { HOST: address, PORT: `${port}` }, done };
}

/** Nothing listens there: the system refuses. */
export async function refuses(trial: Trial): Promise<ServerPeer> {
  const listener = await trial.listener();
  // A port that a client uses: nobody else can be given it and start listening there.
  const client = await TcpClient.connect(listener.localEndPoint);
  trial.atEnd(() => client.abort());
  const { address, port } = client.localEndPoint;
  const env = { HOST: address, PORT: `${port}` };
  return { name: 'refuses', place: { address, port }, env, done: Promise.resolve() };
}

/** Accepts, lets the program be sure of its connection, and resets it. */
export function resets(trial: Trial): Promise<ServerPeer> {
  return plainServer(trial, (peer) => peer.reset(), 'resets');
}

/** Sends the beginning of an answer and its FIN, then waits for the program's. */
export function closesEarly(trial: Trial, beginning: Bytes): Promise<ServerPeer> {
  return plainServer(
    trial,
    async (peer) => {
      await peer.send(beginning);
      peer.end();
      await peer.gone();
    },
    'closes-early',
  );
}

/** Sends an answer in pieces, each once the program has read the one before; then its FIN. */
export function inPieces(
  trial: Trial,
  pieces: readonly Bytes[],
  then: (peer: Peer) => Promise<void> = (peer) => peer.expectEnd(),
): Promise<ServerPeer> {
  return plainServer(
    trial,
    async (peer) => {
      for (const piece of pieces) await peer.sendApart(piece);
      peer.end();
      await then(peer);
    },
    'in-pieces',
  );
}

/** Says nothing for a while, then answers and ends. Late is not never. */
export function late(
  trial: Trial,
  answer: Bytes,
  delayMs: number,
  then: (peer: Peer) => Promise<void> = (peer) => peer.expectEnd(),
): Promise<ServerPeer> {
  return plainServer(
    trial,
    async (peer) => {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      await peer.send(answer);
      peer.end();
      await then(peer);
    },
    'late',
  );
}

/** Accepts and never says a word, until the program leaves; with a limit, see `leaves`. */
export function neverAnswers(trial: Trial, limitMs?: number): Promise<ServerPeer> {
  return plainServer(trial, (peer) => leaves(peer, limitMs), 'never-answers');
}

/** Sends a byte again and again, faster than any idle timeout, until the program leaves. */
export function neverEnds(trial: Trial, byte: Bytes = '.'): Promise<ServerPeer> {
  return plainServer(
    trial,
    async (peer) => {
      const timer = setInterval(() => void peer.send(byte).catch(() => {}), 20);
      await peer.gone().finally(() => clearInterval(timer));
    },
    'never-ends',
  );
}

/** Answers, and keeps sending what nobody asked for, until the program leaves. */
export function sendsMore(trial: Trial, answer: Bytes, more: Bytes): Promise<ServerPeer> {
  return plainServer(
    trial,
    async (peer) => {
      await peer.send(answer);
      void peer.send(more).catch(() => {});
      await peer.gone();
    },
    'sends-more',
  );
}
