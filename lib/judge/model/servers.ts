import fc from 'fast-check';
import type { Params } from '../../base/i18n.ts';
import { missingGates } from '../../run/gates.ts';
import { type Bytes, quoted } from '../../wire/escape.ts';
import type { Place } from '../../wire/event.ts';
import { differs, saying } from '../peers/difference.ts';
import { atMost, meets } from '../peers/meets.ts';
import type { Peer } from '../peers/peer.ts';
import { otherLoopback } from '../peers/ports.ts';
import { isOurs, plainServer } from '../peers/servers.ts';
import type { Trial } from '../trial.ts';
import { VerdictError } from '../verdict.ts';
import { type Contents, hardMessages, messageOf } from './contents.ts';
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
   * What some server says in every judgement, besides `says`: one program is started for each. They end
   * in the first way; one more ends in each other way, after the first of these for which it is fair.
   */
  always: readonly (string | Uint8Array)[];
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
type Scene = { messages: Buffer[]; cuts: number[]; end: End; host: string };

/** How many conversations are drawn: each takes a program, and each program a processor. */
const drawnOnes = 6;
const atOnce = 3;
/** Milliseconds in which a program leaves that knows enough. */
const soon = 2_000;
/** Milliseconds for making a conversation that fails shorter. */
const shorterFor = 3_000;

/**
 * Servers that say what a model draws for them, cut anywhere, and leave with a FIN or a RST, or stay: each
 * meets the program once, at an address or a name of this machine. The first that fails is made as short
 * as it will go: that is the verdict.
 */
export async function meetsServers(trial: Trial, model: ClientModel): Promise<void> {
  const { says, always, ends = ['fin', 'reset'], names } = model;
  const hosts = await hostsHere(names !== false);
  const drawn = scenesOf(model, ends, hosts);
  const all = hardMessages(says);
  const plain = { cuts: [], end: ends[0] as End, host: '127.0.0.1' };
  const ones: Scene[] = always.map((said) => ({
    ...plain,
    messages: [Buffer.from(said as string)],
  }));
  const fair = (scene: Scene): boolean => isFair(model, scene);
  const given: Scene[] = [
    ...ones,
    ...ends.slice(1).flatMap((end) => ones.map((one) => ({ ...one, end })).find(fair) ?? []),
    { ...plain, messages: all },
    { ...plain, messages: all.slice(0, 8), cuts: [...Array(64).keys()] },
    ...hosts.map((host) => ({ ...plain, messages: all.slice(1, 2), host })),
    ...ends.map((end) => ({ ...plain, messages: all.slice(1, 2), end })),
  ];
  const scenes = [
    ...given.filter(fair),
    ...fc.sample(drawn, { seed: trial.seed, numRuns: drawnOnes }),
  ];
  const oneOf = atMost(atOnce);
  const results = scenes.map((scene) => oneOf(() => failureOf(trial, scene, model)));
  for (const [index, result] of results.entries()) {
    const failure = await result;
    trial.goesOn();
    if (!failure) continue;
    await Promise.allSettled(results);
    throw await shortest(trial, model, drawn, scenes[index] as Scene, failure);
  }
}

/** Where servers can be besides 127.0.0.1. */
async function hostsHere(names: boolean): Promise<string[]> {
  const hosts = [await otherLoopback()];
  if ((await missingGates(['ipv6'])).length === 0) hosts.push('::1');
  if (names && (await isOurs('localhost'))) hosts.push('localhost');
  return hosts;
}

/** A reset before anything was said may come before the program knows that it is connected. */
function isFair({ owes }: ClientModel, { messages, end }: Scene): boolean {
  const said = Buffer.concat(messages);
  return (end !== 'reset' || said.length > 0) && owes(said, end) !== undefined;
}

function scenesOf(
  model: ClientModel,
  ends: readonly End[],
  hosts: readonly string[],
): fc.Arbitrary<Scene> {
  const scenes = fc.record({
    messages: fc.array(messageOf(model.says), { maxLength: 6, size: 'max' }),
    cuts: fc.array(fc.nat({ max: 4096 }), { maxLength: 8, size: 'max' }),
    // Most servers do nothing out of the ordinary.
    end: fc.constantFrom<End>(ends[0] as End, ...ends),
    host: fc.constantFrom('127.0.0.1', ...hosts),
  });
  return scenes.filter((scene) => isFair(model, scene));
}

async function shortest(
  trial: Trial,
  model: ClientModel,
  drawn: fc.Arbitrary<Scene>,
  scene: Scene,
  first: VerdictError,
): Promise<VerdictError> {
  let best = first;
  const until = performance.now() + shorterFor;
  trial.found();
  await trial.readyAhead();
  const property = fc.asyncProperty(drawn, async (smaller) => {
    if (performance.now() > until) return;
    trial.goesOn();
    const failure = smaller === scene ? first : await failureOf(trial, smaller, model);
    await trial.readyAhead();
    if (failure?.verdict.id !== first.verdict.id) return;
    best = failure;
    throw failure;
  });
  await fc.check(property, { seed: trial.seed, numRuns: 1, examples: [[scene]] });
  return best;
}

/** The verdict on the program where it meets a server like this. */
async function failureOf(
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
  await peer.sendAndSee('');
  await peer.reset();
}

function hears(got: Buffer, hear: readonly Piece[], port: number): void {
  const { state, wanted } = match(hear, got);
  if (state === 'whole') return;
  if (hear.length === 0) {
    throw new VerdictError('not-silent', { peer: 'server', got: quoted(got) }, { port });
  }
  const id = state === 'part' ? 'closed-too-soon' : 'wrong-answer';
  throw new VerdictError(id, { peer: 'server', ...differs(got, wanted) }, { port });
}

/** The verdicts that are told with what the server had said. */
const withWords = [
  'wrong-exit',
  'wrong-answer',
  'closed-too-soon',
  'reset-by-program',
  'did-not-end',
  'not-cut-off',
];

function told({ verdict, about }: VerdictError, sent: Buffer, end: End): VerdictError {
  const { id, params } = verdict;
  const how = {
    reset: 'reset',
    stays: sent.length > 0 ? 'data' : 'nothing',
    fin: sent.length > 0 ? 'fin' : 'only-fin',
  }[end];
  const words: Params =
    withWords.includes(id) && params.peer === 'server' ? { said: how, ...saying(sent) } : {};
  return new VerdictError(id, { ...params, ...words }, about);
}
