import fc from 'fast-check';
import { systemHas } from '../../run/gates.ts';
import { atMost } from '../meanwhile.ts';
import { otherLoopback } from '../peers/ports.ts';
import { isOurs } from '../peers/servers.ts';
import type { Trial } from '../trial.ts';
import type { VerdictError } from '../verdict.ts';
import { hardMessages, messageOf } from './contents.ts';
import {
  type ClientModel,
  defaultEnds,
  type End,
  failureOf,
  firstScene,
  type Scene,
} from './reactions.ts';

/** How many conversations are drawn: each takes a program, and each program a processor. */
const drawnOnes = 6;
const atOnce = 3;
/** Milliseconds for making a conversation that fails shorter. */
const shorterFor = 3_000;

/**
 * Servers that say what a model draws for them, cut anywhere, and leave with a FIN or a RST, or stay: each
 * meets the program once, at an address or a name of this machine. The first that fails is made as short
 * as it will go: that is the verdict. The first of all has met the program before.
 */
export async function meetsOthers(trial: Trial, model: ClientModel): Promise<void> {
  const { says, always, ends = defaultEnds } = model;
  const hosts = await hostsFor(model);
  const all = hardMessages(says);
  const plain = firstScene(model);
  const ones: Scene[] = always.map((said) => ({
    ...plain,
    messages: [Buffer.from(said as string)],
  }));
  const fair = (scene: Scene): boolean => isFair(model, scene);
  // Each place is met once, and each end that is fair.
  const few = { ...plain, messages: all.slice(1, 2) };
  const elsewhere = [...Array(Math.max(hosts.length, ends.length)).keys()].flatMap((at) => {
    const there = { ...few, host: hosts[at] ?? few.host };
    const end = ends[at] ?? few.end;
    // A reset may come before the first word.
    const messages = end === 'reset' ? [] : few.messages;
    return [{ ...there, end, messages }, there].find(fair) ?? [];
  });
  // A limit is on all parts together.
  const inParts = ones.map((one) => ({ ...one, cuts: [300, 600, 900] }));
  const given: Scene[] = [
    ...ones.slice(1),
    ...ends.slice(1).flatMap((end) => inParts.map((one) => ({ ...one, end })).find(fair) ?? []),
    { ...plain, messages: all },
    { ...plain, messages: all.slice(0, 8), cuts: [...Array(64).keys()] },
    ...elsewhere,
  ];
  const drawn = fc.sample(scenesOf(model, hosts), { seed: trial.seed, numRuns: drawnOnes });
  const scenes = [...given.filter(fair), ...drawn];
  const oneOf = atMost(atOnce);
  let hasFailed = false;
  const results = scenes.map((scene) =>
    oneOf(async () => (hasFailed ? undefined : failureOf(trial, scene, model))),
  );
  for (const [index, result] of results.entries()) {
    const failure = await result;
    trial.goesOn();
    if (!failure) continue;
    hasFailed = true;
    await Promise.allSettled(results);
    throw await shortest(trial, model, scenes[index] as Scene, failure);
  }
}

/** Where servers can be besides 127.0.0.1. */
async function hostsFor({ names }: ClientModel): Promise<string[]> {
  const hosts = [await otherLoopback()];
  if (await systemHas('ipv6')) hosts.push('::1');
  if (names !== false && (await isOurs('localhost'))) hosts.push('localhost');
  return hosts;
}

function isFair({ owes }: ClientModel, { messages, end }: Scene): boolean {
  return owes(Buffer.concat(messages), end) !== undefined;
}

function scenesOf(model: ClientModel, hosts: readonly string[]): fc.Arbitrary<Scene> {
  const { ends = defaultEnds } = model;
  const scenes = fc.record({
    messages: fc.array(messageOf(model.says), { maxLength: 6, size: 'max' }),
    cuts: fc.array(fc.nat({ max: 4096 }), { maxLength: 8, size: 'max' }),
    // Most servers do nothing out of the ordinary.
    end: fc.constantFrom<End>(ends[0] as End, ...ends),
    host: fc.constantFrom('127.0.0.1', ...hosts),
  });
  return scenes.filter((scene) => isFair(model, scene));
}

/** The verdict on the shortest scene like the one that has failed which fails in the same way. */
export async function shortest(
  trial: Trial,
  model: ClientModel,
  scene: Scene,
  first: VerdictError,
): Promise<VerdictError> {
  if (!trial.shrinks) return first;
  const drawn = scenesOf(model, await hostsFor(model));
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
