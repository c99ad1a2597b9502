import type { Language } from '../base/i18n.ts';
import { type JudgedEvent, type PeerName, peerText } from '../judge/verdict.ts';
import { words } from '../terminal/words.ts';
import { type Connection, conversation, type Side, type Step } from '../wire/conversation.ts';
import { placeText } from '../wire/event.ts';
import type { Attempt } from './attempt.ts';

/** What went over the wire, and with whom if there is only one peer. */
export type Evidence = { peer: PeerName | null; steps: Step[] };

/** How many of the last steps are enough to show why; and of a connection beside the one that broke. */
const lastSteps = 8;
const stepsBeside = 4;

/** Everything that the program and its peers did, each under its name. */
export function wholeWire({ judgement }: Attempt, language: Language): Evidence {
  const { steps, talks } = talksIn(judgement.recording);
  const runs = [...new Set(judgement.recording.map(({ program }) => program))];
  const own = (run: string): string => {
    const you = words(language, 'exercise.you');
    return runs.length > 1 ? `${you} (${runs.indexOf(run) + 1})` : you;
  };
  for (const talk of talks) name(talk, own(talk.run), talk.peer && peerText(language, talk.peer));
  return { peer: null, steps: steps.map((step) => ({ ...step, program: own(step.program) })) };
}

/** More steps than this are no longer read from the first to the last. */
const readSteps = 40;

/**
 * The same, to be read: where there are hundreds of conversations, the first with each kind of peer,
 * and at the end what the verdict is about. `all`: how many connections there were; 0 if all are shown.
 */
export function wiresToRead(
  attempt: Attempt,
  language: Language,
): { all: number; shown: Evidence[] } {
  const { recording, ok } = attempt.judgement;
  const { steps, talks } = talksIn(recording);
  const firsts = [...new Map(talks.toReversed().map((talk) => [talk.peer, talk])).values()];
  if (steps.length <= readSteps || firsts.length === talks.length) {
    return { all: 0, shown: [wholeWire(attempt, language)] };
  }
  const last = ok ? [] : [lastWire(attempt, language)].filter((wire) => wire.steps.length > 0);
  const you = words(language, 'exercise.you');
  const examples = firsts
    .filter(({ peer }) => last.every((wire) => wire.peer !== peer))
    .sort((a, b) => a.connection.opened - b.connection.opened)
    .map((talk): Evidence => {
      name(talk, you, words(language, 'exercise.peer'));
      return { peer: talk.peer, steps: called(you, stepsOf(talk, steps)) };
    });
  return { all: talks.length, shown: [...examples, ...last] };
}

/**
 * The last things that the program and the verdict's peer did; if it was one of many, also what went on
 * beside it. Where they never met, the last that the program did in the run that the verdict is about.
 */
export function lastWire(attempt: Attempt, language: Language): Evidence {
  const { recording, verdict, about } = attempt.judgement;
  const { steps, talks } = talksIn(recording);
  const { peer } = verdict.params;
  const you = words(language, 'exercise.you');
  const met = talks.filter((talk) =>
    about.port === undefined ? talk.peer !== null && talk.peer === peer : talk.port === about.port,
  );
  const own = met.filter(({ run }) => run === (about.program ?? met.at(-1)?.run));
  // If a peer had several connections, the one without an answer says more than the last.
  const talk = own.find((talk) => isUnanswered(talk, steps)) ?? own.at(-1);
  const run = lastRun(attempt);
  const shown = talk ? neighbors(talk, talks, steps) : talks.filter((talk) => talk.run === run);
  for (const [index, one] of shown.entries()) {
    const full = one.peer && peerText(language, one.peer);
    const near = words(language, one === talk ? 'exercise.peer' : 'exercise.otherPeer');
    name(one, you, talk ? near : full);
    if (talk) one.connection.number = index + 1;
  }
  const isListening = verdict.id.startsWith('listens-');
  const said = talk
    ? shown.flatMap((one) => stepsOf(one, steps).slice(-(one === talk ? lastSteps : stepsBeside)))
    : steps
        .filter(
          ({ program, kind }) =>
            program === run && (!isListening || kind === 'listen' || kind === 'bound'),
        )
        .slice(-lastSteps);
  return {
    peer: talk?.peer ?? null,
    steps: called(
      you,
      said.sort((a, b) => a.t - b.t),
    ),
  };
}

/** One of many, between the last that came before it and the first after it, if they met it there. */
function neighbors(talk: Talk, talks: readonly Talk[], steps: readonly Step[]): Talk[] {
  if (talk.peer !== 'several') return [talk];
  const endOf = (one: Talk): number => {
    const last = stepsOf(one, steps).at(-1);
    return last?.kind === 'fin' || last?.kind === 'reset' ? last.t : Number.POSITIVE_INFINITY;
  };
  const meets = (one: Talk): boolean =>
    one.connection.opened <= endOf(talk) && endOf(one) >= talk.connection.opened;
  const all = talks
    .filter((one) => one === talk || (one.run === talk.run && one.peer === talk.peer && meets(one)))
    .sort((a, b) => a.connection.opened - b.connection.opened);
  const at = all.indexOf(talk);
  return all.slice(Math.max(0, at - 1), at + 2);
}

/** Steps of one run, under the name that it is given. */
const called = (program: string, steps: readonly Step[]): Step[] =>
  steps.map((step) => ({ ...step, program }));

const stepsOf = ({ connection }: Talk, steps: readonly Step[]): Step[] =>
  steps.filter((step) => step.connection === connection);

/**
 * The run that a verdict is about: the one it names, that in which its peer was met, else the last.
 * Undefined where several runs could be meant: what another one did would lead astray.
 */
export function lastRun({ judgement, printed }: Attempt): string | undefined {
  const { recording, verdict, about } = judgement;
  if (about.program !== undefined) return about.program;
  const { peer, place } = verdict.params;
  const met = recording.findLast(
    (event) =>
      (about.port !== undefined && event.remote?.port === about.port) ||
      (event.peer !== null && event.peer === peer) ||
      [event.local, event.remote].some((end) => end !== null && placeText(end) === place),
  );
  if (met) return met.program;
  const runs = [...new Set([...recording, ...printed].map(({ program }) => program))];
  if (runs.length > 1 && typeof peer === 'string' && peer !== 'nobody') return undefined;
  const number = (run: string): number => Number(/\d+$/.exec(run)?.[0] ?? 1);
  return runs.sort((a, b) => number(a) - number(b)).at(-1);
}

/** A connection of the learner's program in one of its runs, on its side, with a peer. */
type Talk = {
  connection: Connection;
  run: string;
  side: Side;
  peer: PeerName | null;
  /** The peer's port. */
  port: number | undefined;
};

function talksIn(recording: readonly JudgedEvent[]): { steps: Step[]; talks: Talk[] } {
  const peers = new Map<string, PeerName>();
  for (const { local, remote, peer } of recording) {
    if (peer) peers.set(`${local?.port} ${remote?.port}`, peer);
  }
  const steps = conversation(recording);
  const connections = new Set(steps.flatMap(({ connection }) => connection ?? []));
  const talks = [...connections].map((connection): Talk => {
    const { programs, client, server } = connection;
    const side = programs.client === null ? 'server' : 'client';
    const [near, far] = side === 'client' ? [client, server] : [server, client];
    const peer = peers.get(`${near?.port} ${far?.port}`) ?? null;
    return { connection, run: programs[side] ?? '', side, peer, port: far?.port };
  });
  return { steps, talks };
}

function isUnanswered(talk: Talk, steps: readonly Step[]): boolean {
  const data = stepsOf(talk, steps).filter(({ kind }) => kind === 'data' || kind === 'datagram');
  return data.length > 0 && data.every(({ from }) => from !== talk.side);
}

function name({ connection, side }: Talk, own: string, peer: string | null): void {
  connection.programs =
    side === 'client' ? { client: own, server: peer } : { client: peer, server: own };
}
