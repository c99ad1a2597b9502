import { TcpClient } from '#sockets';
import type { Bytes } from '../../wire/escape.ts';
import type { Place } from '../../wire/event.ts';
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

/** Accepts and never says a word, until the program leaves; with a limit, see `leaves`. */
export function neverAnswers(trial: Trial, limitMs?: number): Promise<ServerPeer> {
  return plainServer(trial, (peer) => leaves(trial, peer, limitMs), 'never-answers');
}
