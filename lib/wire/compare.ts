import { diffArrays } from 'diff';
import { escapeBytes, unescapeBytes } from './escape.ts';
import type { WireEvent } from './event.ts';
import type { OutputLine, Recording } from './recording.ts';

/** What a program's comparison leaves open beyond ports, addresses and times. */
export type Normaliser = 'numbers' | 'lines';
export type Normalisers = Record<string, Normaliser>;

export type Difference = { what: string; expected: string; actual: string };

/**
 * How a fresh run differs from the committed one: output line by line within each program, and on
 * the wire each direction of each connection, its bytes joined and how it ended. Ports, times and
 * the machine's addresses are left out, and so is the order between programs.
 */
export function compareRecordings(
  expected: Recording,
  actual: Recording,
  normalisers: Normalisers = {},
): Difference[] {
  const [before, after] = [canonical(expected, normalisers), canonical(actual, normalisers)];
  return [...before.keys(), ...[...after.keys()].filter((key) => !before.has(key))].flatMap(
    (what) => {
      const [was, is] = [before.get(what) ?? [], after.get(what) ?? []];
      const at = firstDifference(was, is);
      return at < 0 ? [] : [{ what, expected: was[at] ?? '–', actual: is[at] ?? '–' }];
    },
  );
}

/** What was printed that was not expected, and how many lines are not as they were expected to be. */
export function compareOutput(
  expected: Recording,
  actual: Pick<Recording, 'output' | 'wire'>,
  normalisers: Normalisers = {},
): { unexpected: ReadonlySet<OutputLine>; count: number } {
  const unexpected = new Set<OutputLine>();
  let count = 0;
  for (const program of expected.programs) {
    for (const stream of ['out', 'err'] as const) {
      const [before, after] = [expected, actual].map(({ output, wire }) => {
        const lines = output.filter((line) => line.program === program && line.stream === stream);
        const texts = normaliseOutput(lines, portsOf(wire), normalisers[program]);
        return { lines, texts };
      });
      if (!before || !after) continue;
      let [at, gone] = [0, 0];
      for (const { added, removed, value } of diffArrays(before.texts, after.texts)) {
        if (removed) {
          gone = value.length;
          count += gone;
          continue;
        }
        if (added) {
          for (const line of after.lines.slice(at, at + value.length)) unexpected.add(line);
          count += Math.max(0, value.length - gone);
        }
        at += value.length;
        gone = 0;
      }
    }
  }
  return { unexpected, count };
}

function firstDifference(a: readonly string[], b: readonly string[]): number {
  const length = Math.max(a.length, b.length);
  for (let at = 0; at < length; at += 1) if (a[at] !== b[at]) return at;
  return -1;
}

/** Part of the recording → its lines, with everything that may change between runs made equal. */
function canonical(recording: Recording, normalisers: Normalisers): Map<string, string[]> {
  const ports = portsOf(recording.wire);
  const parts = new Map<string, string[]>();
  for (const program of recording.programs) {
    const said = recording.output.filter((line) => line.program === program);
    for (const stream of ['out', 'err'] as const) {
      const lines = said.filter((line) => line.stream === stream);
      parts.set(`${program} ${stream}`, normaliseOutput(lines, ports, normalisers[program]));
    }
    const wire = recording.wire.filter((event) => event.program === program);
    const lines = canonicalWire(wire, ports);
    parts.set(`${program} wire`, [
      ...lines,
      ...canonicalDatagrams(wire, ports, normalisers[program]),
    ]);
  }
  const exits = recording.exits.map(({ program, code, cause }) => `${program} ${cause} ${code}`);
  return parts.set('exits', exits);
}

function portsOf(wire: readonly WireEvent[]): Set<number> {
  const places = wire.flatMap(({ local, remote }) => [local, remote]);
  return new Set(places.flatMap((place) => (place ? [place.port] : [])));
}

function normaliseOutput(
  lines: readonly OutputLine[],
  ports: ReadonlySet<number>,
  normaliser: Normaliser | undefined,
): string[] {
  if (normaliser === 'lines') return [lines.length > 0 ? 'text' : 'nothing'];
  const names = new Map<number, string>();
  return lines.map(({ text }) => {
    const equal = normaliseText(text, ports, names);
    return normaliser === 'numbers' ? equal.replace(/\d+([.,\u202f\u00a0 ]\d+)*/g, '#') : equal;
  });
}

/** Ports become letters in the order in which they are named; times lose their digits. */
function normaliseText(
  text: string,
  ports: ReadonlySet<number>,
  names: Map<number, string>,
): string {
  return text
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d([.,]\d+)?(Z|[+-]\d\d:?\d\d)?/g, '<time>')
    .replace(/\d+(?:[.,\u202f\u00a0]\d+)*[\s\u202f\u00a0]?(ms|s)\b/g, '<duration>')
    .replace(/\d{2,5}/g, (digits) => {
      const port = Number(digits);
      if (!ports.has(port)) return digits;
      const name = names.get(port) ?? `<port ${names.size + 1}>`;
      names.set(port, name);
      return name;
    });
}

/** One line a listener, error and connection; connections sorted, for their order may vary. */
function canonicalWire(wire: readonly WireEvent[], ports: ReadonlySet<number>): string[] {
  const connections = new Map<number, WireEvent[]>();
  const lines: string[] = [];
  for (const event of wire) {
    const { kind, connection, local, code } = event;
    if (kind === 'datagram') continue;
    if (kind === 'listening' || kind === 'bound') lines.push(`${kind} ${local?.address}`);
    else if (connection === 0) lines.push(`${kind} ${code}`);
    else connections.set(connection, [...(connections.get(connection) ?? []), event]);
  }
  const described = [...connections.values()].map((events) => describe(events, ports));
  return [...lines, ...described.sort()];
}

/**
 * The datagrams of each pair of sockets, in order. Where a program's numbers vary, so does how many of
 * them arrive: then only their lengths, each once.
 */
function canonicalDatagrams(
  wire: readonly WireEvent[],
  ports: ReadonlySet<number>,
  normaliser: Normaliser | undefined,
): string[] {
  const pairs = new Map<string, string[]>();
  for (const { kind, local, remote, direction, bytes, preview } of wire) {
    if (kind !== 'datagram') continue;
    const pair = `${local?.port} ${remote?.port} ${direction}`;
    // What is not text may hold numbers drawn at random, as in DNS.
    const isText = !normaliser && !preview.includes('\\x');
    const text = isText ? ` "${normaliseText(preview, ports, new Map())}"` : '';
    pairs.set(pair, [...(pairs.get(pair) ?? []), `${direction} ${bytes}${text}`]);
  }
  const all = [...pairs.values()].map((lines) => lines.join(' | ')).sort();
  return normaliser ? [...new Set([...pairs.values()].flat())].sort() : all;
}

function describe(events: readonly WireEvent[], ports: ReadonlySet<number>): string {
  const opened = events.find(({ kind }) => kind === 'connect' || kind === 'accept')?.kind ?? 'none';
  const failed = events.filter(({ kind }) => kind === 'error').map(({ code }) => code);
  const directions = (['out', 'in'] as const).map((direction) => {
    const own = events.filter((event) => event.direction === direction);
    const data = own.filter(({ kind }) => kind === 'data');
    const bytes = data.reduce((sum, event) => sum + event.bytes, 0);
    const kept = Buffer.concat(data.map(({ preview }) => unescapeBytes(preview)));
    const text = normaliseText(escapeBytes(kept), ports, new Map());
    const ends = own.filter(({ kind }) => kind !== 'data').map(({ kind }) => kind);
    // A port within the text may have more digits; only what was cut is counted.
    const more = bytes > kept.length ? ` of ${bytes}` : '';
    return `${direction} "${text}"${more} ${ends.join(' ')}`;
  });
  return [opened, ...directions, ...failed].join(' | ');
}
