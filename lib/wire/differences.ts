import { diffArrays } from 'diff';
import type { Step } from './conversation.ts';
import { unescapeBytes } from './escape.ts';
import { type Normalisers, normaliseOutput, normaliseText, portsOf } from './normalise.ts';
import type { OutputLine, Recording } from './recording.ts';

/** How what was printed differs from what was expected. */
export type OutputDifferences = {
  unexpected: ReadonlySet<OutputLine>;
  /** What was expected and is missing, by the line that it should stand before; null: at the end. */
  missing: ReadonlyMap<OutputLine | null, readonly OutputLine[]>;
  /** How many lines are not as they were expected to be. */
  count: number;
};

/** Compares what was printed, line by line within each program. */
export function compareOutput(
  expected: Recording,
  actual: Pick<Recording, 'output' | 'wire'>,
  normalisers: Normalisers = {},
): OutputDifferences {
  const unexpected = new Set<OutputLine>();
  const missing = new Map<OutputLine | null, OutputLine[]>();
  let count = 0;
  for (const program of expected.programs) {
    for (const stream of ['out', 'err'] as const) {
      const [before, after] = [expected, actual].map(({ output, wire }) => {
        const lines = output.filter((line) => line.program === program && line.stream === stream);
        const texts = normaliseOutput(lines, portsOf(wire), normalisers[program]);
        return { lines, texts };
      });
      if (!before || !after) continue;
      let [at, was, gone] = [0, 0, 0];
      for (const { added, removed, value } of diffArrays(before.texts, after.texts)) {
        const { length } = value;
        if (removed) {
          const next = after.lines[at] ?? null;
          const lost = before.lines.slice(was, was + length);
          missing.set(next, [...(missing.get(next) ?? []), ...lost]);
          was += length;
          gone = length;
          count += gone;
          continue;
        }
        if (added) {
          for (const line of after.lines.slice(at, at + length)) unexpected.add(line);
          count += Math.max(0, length - gone);
        } else was += length;
        at += length;
        gone = 0;
      }
    }
  }
  return { unexpected, missing, count };
}

/** What of a conversation was not expected, and what was and is missing; both in the order of time. */
export type StepDifferences = { unexpected: ReadonlySet<Step>; missing: readonly Step[] };

/**
 * Compares what happened on the wire as `compareRecordings` does: neither the sizes of writes count,
 * nor the order in which connections were opened.
 */
export function compareSteps(expected: readonly Step[], actual: readonly Step[]): StepDifferences {
  const was = exchangesOf(expected);
  const is = exchangesOf(actual);
  // Those that went alike are paired, and then those that are left, in their order.
  const others = is.filter((one) => {
    const at = was.findIndex(({ text }) => text === one.text);
    if (at >= 0) was.splice(at, 1);
    return at < 0;
  });
  const [unexpected, missing]: [Step[], Step[]] = [[], []];
  for (let at = 0; at < Math.max(was.length, others.length); at += 1) {
    const [before, after] = [was[at]?.tracks ?? noTracks, others[at]?.tracks ?? noTracks];
    for (const [key, track] of after) unexpected.push(...beyond(track, before.get(key)));
    for (const [key, track] of before) missing.push(...beyond(track, after.get(key)));
  }
  return { unexpected: new Set(unexpected), missing: missing.sort((a, b) => a.t - b.t) };
}

/** What one side did in one way: all that it sent, or each FIN. */
type Track = {
  steps: Step[];
  /** Of each step. */
  texts: string[];
  /** Bytes that no text shows. */
  hidden: number;
};

/** A connection; or what happened without one. */
type Exchange = { text: string; tracks: ReadonlyMap<string, Track> };

const noTracks: Exchange['tracks'] = new Map();

function exchangesOf(steps: readonly Step[]): Exchange[] {
  const exchanges = new Map<Step['connection'], Map<string, Track>>();
  for (const step of steps) {
    const { connection, from, kind, code, place } = step;
    const tracks = exchanges.get(connection) ?? new Map<string, Track>();
    exchanges.set(connection, tracks);
    const key = `${from} ${kind} ${code} ${connection ? '' : place?.address}`;
    const track = tracks.get(key) ?? { steps: [], texts: [], hidden: 0 };
    tracks.set(key, track);
    track.steps.push(step);
    track.hidden += step.bytes - unescapeBytes(step.preview).length;
  }
  const ports = portsIn(steps);
  return [...exchanges.values()].map((tracks) => {
    const texts = [...tracks].map(([key, track]) => {
      const names = new Map<number, string>();
      track.texts = track.steps.map((step) =>
        carriesBytes(step) ? normaliseText(step.preview, ports, names) : '.',
      );
      return `${key} ${track.hidden} ${track.texts.join('')}`;
    });
    return { text: texts.sort().join(' | '), tracks };
  });
}

const carriesBytes = ({ kind }: Step): boolean => ['data', 'datagram', 'lost'].includes(kind);

function portsIn(steps: readonly Step[]): Set<number> {
  const places = steps.flatMap(({ place, connection }) => [
    place,
    ...(connection ? [connection.client, connection.server] : []),
  ]);
  return new Set(places.flatMap((one) => (one ? [one.port] : [])));
}

/** The steps of a track that go beyond what it shares with another one. */
function beyond({ steps, texts, hidden }: Track, other: Track | undefined): Step[] {
  if (!other) return steps;
  const [own, others] = [texts.join(''), other.texts.join('')];
  if (own === others && hidden === other.hidden) return [];
  let shared = 0;
  while (shared < own.length && own[shared] === others[shared]) shared += 1;
  let end = 0;
  return steps.filter((_, at) => {
    end += texts[at]?.length ?? 0;
    return end > shared || (own === others && at === steps.length - 1);
  });
}
