import type { Language } from '../../i18n.ts';
import {
  type Connection,
  conversation,
  type JudgedEvent,
  type Judgement,
  type PeerName,
  peerText,
  type Side,
  type Step,
} from '../../lab/lab.ts';
import { words } from '../words.ts';

/** What went over the wire; with whom, where it is with one peer only. */
export type Evidence = { peer: PeerName | null; steps: Step[] };

/** How many of the last steps show why. */
const lastSteps = 8;

/** Everything that the program and its peers did, each under its name. */
export function wholeWire({ recording }: Judgement, language: Language): Evidence {
  const { steps, talks } = talksIn(recording);
  for (const talk of talks) name(talk, language, talk.peer && peerText(language, talk.peer));
  return { peer: null, steps: steps.map((step) => ({ ...step, program: you(language) })) };
}

/** The last things that the program and the verdict's peer did; all peers, where it names none. */
export function lastWire({ recording, verdict }: Judgement, language: Language): Evidence {
  const { steps, talks } = talksIn(recording);
  const own = talks.filter(({ peer }) => peer !== null && peer === verdict.params.peer);
  // Of several connections of a peer, the one that had no answer tells more than the last.
  const talk = own.find((talk) => isUnanswered(talk, steps)) ?? own.at(-1);
  if (!talk) {
    const whole = wholeWire({ recording } as Judgement, language);
    return { ...whole, steps: whole.steps.slice(-lastSteps) };
  }
  name(talk, language, words(language, 'exercise.peer'));
  const said = steps.filter(({ connection }) => connection === talk.connection);
  return { peer: talk.peer, steps: said.slice(-lastSteps) };
}

/** A connection of the learner's program, on its side, with a peer. */
type Talk = { connection: Connection; side: Side; peer: PeerName | null };

function talksIn(recording: readonly JudgedEvent[]): { steps: Step[]; talks: Talk[] } {
  const peers = new Map<string, PeerName>();
  for (const { connection, local, remote, peer } of recording) {
    if (connection > 0 && peer) peers.set(`${local?.port} ${remote?.port}`, peer);
  }
  const steps = conversation(recording);
  const connections = new Set(steps.flatMap(({ connection }) => connection ?? []));
  const talks = [...connections].map((connection): Talk => {
    const side = connection.programs.client === null ? 'server' : 'client';
    const [near, far] =
      side === 'client' ? (['client', 'server'] as const) : (['server', 'client'] as const);
    const ports = `${connection[near]?.port} ${connection[far]?.port}`;
    return { connection, side, peer: peers.get(ports) ?? null };
  });
  return { steps, talks };
}

function isUnanswered({ connection, side }: Talk, steps: readonly Step[]): boolean {
  const data = steps.filter((step) => step.connection === connection && step.kind === 'data');
  return data.length > 0 && data.every(({ from }) => from !== side);
}

const you = (language: Language): string => words(language, 'exercise.you');

function name({ connection, side }: Talk, language: Language, peer: string | null): void {
  const own = you(language);
  connection.programs =
    side === 'client' ? { client: own, server: peer } : { client: peer, server: own };
}
