import fc from 'fast-check';
import type { Params } from '../../base/i18n.ts';
import { quoted } from '../../wire/escape.ts';
import { differs } from '../peers/difference.ts';
import { atMost, meets } from '../peers/meets.ts';
import type { Peer } from '../peers/peer.ts';
import { plainServer } from '../peers/servers.ts';
import type { Trial } from '../trial.ts';
import { VerdictError } from '../verdict.ts';
import { type Contents, hardMessages, messageOf } from './contents.ts';
import { match, type Piece } from './owed.ts';

/** What a client makes of a server that has said something and then ended the connection. */
export type Reaction = {
  /** The exit code that the exercise documents; several where it leaves a choice. */
  code: number | readonly number[];
  /** What it must have told the server by its own FIN; default: nothing at all. */
  hear?: readonly Piece[];
  /** Whether it may leave before the server has said everything. */
  leaves?: boolean;
};

/** What servers say to a client, and what it owes to each: a pure function. */
export type ClientModel = {
  says: Contents;
  /** What some server says in every judgement, besides `says`: one program is started for each. */
  always: readonly (string | Uint8Array)[];
  owes: (said: Buffer, end: End) => Reaction;
  /** What the program needs besides HOST and PORT. */
  env?: Record<string, string>;
};

type End = 'fin' | 'reset';
type Scene = { messages: Buffer[]; cuts: number[]; end: End };

/** How many conversations are drawn: each takes a program, and each program a processor. */
const drawnOnes = 6;
const atOnce = 3;
/** Milliseconds for making a conversation that fails shorter. */
const shorterFor = 3_000;

/**
 * Servers that say what a model draws for them, cut anywhere, and leave with a FIN or a RST: each meets
 * the program once. The first that fails is made as short as it will go: that is the verdict.
 */
export async function meetsServers(trial: Trial, model: ClientModel): Promise<void> {
  const { says, always } = model;
  const drawn = scenesOf(says);
  const all = hardMessages(says);
  const scenes: Scene[] = [
    ...always.map((said) => ({
      messages: [Buffer.from(said as string)],
      cuts: [],
      end: 'fin' as const,
    })),
    { messages: all, cuts: [], end: 'fin' },
    { messages: all.slice(0, 8), cuts: [...Array(64).keys()], end: 'fin' },
    { messages: all.slice(1, 2), cuts: [], end: 'reset' },
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

/** A reset before anything was said may come before the program knows that it is connected. */
const isFair = ({ messages, end }: Scene): boolean =>
  end === 'fin' || messages.some(({ length }) => length > 0);

function scenesOf(says: Contents): fc.Arbitrary<Scene> {
  const scenes = fc.record({
    messages: fc.array(messageOf(says), { maxLength: 6, size: 'max' }),
    cuts: fc.array(fc.nat({ max: 4096 }), { maxLength: 8, size: 'max' }),
    end: fc.constantFrom<End>('fin', 'fin', 'reset'),
  });
  return scenes.filter(isFair);
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
  { owes, env = {} }: ClientModel,
): Promise<VerdictError | undefined> {
  const said = Buffer.concat(scene.messages);
  const { code, hear = [], leaves = false } = owes(said, scene.end);
  const talk = async (peer: Peer): Promise<void> => {
    const saying = says(peer, said, scene);
    if (leaves) saying.catch(() => {});
    else await saying;
    if (scene.end === 'reset') return;
    if (leaves) await peer.gone();
    else hears(peer, await peer.rest(), hear);
    await saying.catch(() => {});
  };
  try {
    const server = await plainServer(trial, talk, 'server');
    await meets(trial, server, { code, env });
    return undefined;
  } catch (error) {
    if (!(error instanceof VerdictError) || error.verdict.id === 'cancelled') throw error;
    return told(error, said, scene.end);
  }
}

/** Says everything, each part when the one before was read, and ends. */
async function says(peer: Peer, said: Buffer, { cuts, end }: Scene): Promise<void> {
  const places = [...new Set(cuts.map((cut) => 1 + (cut % Math.max(1, said.length - 1))))];
  const parts = [0, ...places.sort((a, b) => a - b)].map((from, index, all) =>
    said.subarray(from, all[index + 1]),
  );
  for (const part of parts) if (part.length > 0) await peer.sendApart(part);
  if (end === 'fin') return peer.end();
  // A reset overtakes what has not been read, and even the news that it is connected.
  await peer.sendAndSee('');
  await peer.reset();
}

function hears(peer: Peer, got: Buffer, hear: readonly Piece[]): void {
  const { state, wanted } = match(hear, got);
  if (state === 'whole') return;
  const id = state === 'part' ? 'closed-too-soon' : 'wrong-answer';
  throw new VerdictError(id, { peer: 'server', ...differs(got, wanted) }, { port: peer.port });
}

/** The verdicts that are told with what the server had said. */
const withWords = ['wrong-exit', 'wrong-answer', 'closed-too-soon', 'reset-by-program'];

function told({ verdict, about }: VerdictError, sent: Buffer, end: End): VerdictError {
  const { id, params } = verdict;
  const how = end === 'reset' ? 'reset' : sent.length > 0 ? 'fin' : 'only-fin';
  const words: Params = withWords.includes(id) ? { said: how, sent: quoted(sent) } : {};
  return new VerdictError(id, { ...params, ...words }, about);
}
