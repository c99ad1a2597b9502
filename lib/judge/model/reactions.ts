import type { Params } from '../../base/i18n.ts';
import { type Bytes, quoted } from '../../wire/escape.ts';
import type { Place } from '../../wire/event.ts';
import { differs, saying } from '../peers/difference.ts';
import { meets } from '../peers/meets.ts';
import type { Peer } from '../peers/peer.ts';
import { plainServer } from '../peers/servers.ts';
import type { Trial } from '../trial.ts';
import { VerdictError } from '../verdict.ts';
import type { Contents } from './contents.ts';
import { match, type Piece } from './owed.ts';

/** What a client makes of a server that has said something. */
export type Reaction = {
  /** The exit code that the exercise documents; several where it leaves a choice. */
  code: number | readonly number[];
  /** What it must have told the server, after `first` and by its own FIN; default: what it likes. */
  hear?: readonly Piece[];
  /** Whether it may leave before the server has said everything, and in any way. */
  leaves?: boolean;
  /** Whether it may answer the server's end with a RST as well as with its FIN. */
  resets?: boolean;
  /** How many bytes it must have read before it leaves. */
  reads?: number;
};

/** What servers say to a client, and what it owes to each: a pure function. */
export type ClientModel = {
  says: Contents;
  /**
   * What some server says in every judgement, besides `says`: one program is started for each, and the
   * learner hears of the first at once. They end in the first way; one more ends in each other way,
   * after the first of these for which it is fair.
   */
  always: readonly [string | Uint8Array, ...(string | Uint8Array)[]];
  /** What the program says before the server says anything. */
  first?: Bytes;
  /** What it owes; undefined where the exercise leaves that open: no server does so. */
  owes: (said: Buffer, end: End) => Reaction | undefined;
  /** How servers end; `stays` is for a client that knows by itself when to leave. Default: the others. */
  ends?: readonly End[];
  /** What the program needs besides HOST and PORT. */
  env?: (place: Place) => Record<string, string>;
  /** Whether a name may stand for the server's address; default: yes. */
  names?: false;
  /** Whether it may send its FIN only after the server's. */
  finLast?: boolean;
};

export type End = 'fin' | 'reset' | 'stays';
export const defaultEnds: readonly End[] = ['fin', 'reset'];
/** What one server does: it says all of this, cut anywhere, and ends; and where it is met. */
export type Scene = { messages: Buffer[]; cuts: number[]; end: End; host: string };

/** Milliseconds in which a program leaves that knows enough. */
const soon = 2_000;

/** What the first server does. */
export function firstScene({ always: [first], ends = defaultEnds }: ClientModel): Scene {
  const end = ends[0] as End;
  return { messages: [Buffer.from(first as string)], cuts: [], end, host: '127.0.0.1' };
}

/** The verdict on the program where it meets a server like this. */
export async function failureOf(
  trial: Trial,
  scene: Scene,
  { owes, first = '', env, finLast }: ClientModel,
): Promise<VerdictError | undefined> {
  const said = Buffer.concat(scene.messages);
  const { end, host } = scene;
  const reaction = owes(said, end);
  if (!reaction) return undefined;
  const { code, hear, leaves = false, resets = false, reads } = reaction;
  const talk = async (peer: Peer): Promise<void> => {
    await peer.expect(first);
    const saying = says(peer, said, scene);
    if (leaves) saying.catch(() => {});
    else await saying;
    if (end === 'reset') return;
    const rest = leaves || resets ? peer.remains() : peer.rest();
    rest.catch(() => {});
    const hasSaid = saying.catch(() => {});
    if (end === 'stays') await Promise.race([rest, hasSaid.then(() => notLeft(trial, peer))]);
    const got = await rest;
    if (hear) hears(got, hear, peer.port);
    await hasSaid;
    if (end === 'stays') peer.end();
  };
  try {
    const server = await plainServer(trial, talk, 'server', host);
    const more = env && { env: env(server.place) };
    await meets(trial, server, {
      code,
      reads,
      finLast: finLast && end === 'fin' && !leaves,
      ...more,
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof VerdictError) || error.verdict.id === 'cancelled') throw error;
    return told(error, said, end);
  }
}

/** Rejects with the verdict when the program has what it needs, and stays. */
async function notLeft(trial: Trial, { port }: Peer): Promise<void> {
  await trial.overdue(0, soon);
  throw new VerdictError('not-cut-off', { peer: 'server' }, { port });
}

/** Says everything, each part when the one before was read, and ends. */
async function says(peer: Peer, said: Buffer, { cuts, end }: Scene): Promise<void> {
  const places = [...new Set(cuts.map((cut) => 1 + (cut % Math.max(1, said.length - 1))))];
  const parts = [0, ...places.sort((a, b) => a - b)].map((from, index, all) =>
    said.subarray(from, all[index + 1]),
  );
  for (const part of parts) if (part.length > 0) await peer.sendApart(part);
  if (end === 'fin') return peer.end();
  if (end === 'stays') return;
  // A reset overtakes what has not been read, and even the news that it is connected.
  await peer.sendApart('', true);
  await peer.reset();
}

function hears(got: Buffer, hear: readonly Piece[], port: number): void {
  const { state, wanted } = match(hear, got);
  if (state === 'whole') return;
  if (hear.length === 0) {
    throw new VerdictError('not-silent', { peer: 'server', got: quoted(got) }, { port });
  }
  const id = state === 'part' ? 'closed-too-soon' : 'wrong-answer';
  throw new VerdictError(id, { peer: 'server', ...differs(got, wanted()) }, { port });
}

/** The verdicts that are told with what the server had said. */
const withWords =
  /^(wrong-(exit|answer)|closed-too-soon|reset-by-program|did-not-end|not-cut-off)$/;

function told({ verdict, about }: VerdictError, sent: Buffer, end: End): VerdictError {
  const { id, params } = verdict;
  const how = {
    reset: 'reset',
    stays: sent.length > 0 ? 'data' : 'nothing',
    fin: sent.length > 0 ? 'fin' : 'only-fin',
  }[end];
  const words: Params =
    withWords.test(id) && params.peer === 'server' ? { said: how, ...saying(sent) } : {};
  return new VerdictError(id, { ...params, ...words }, about);
}
