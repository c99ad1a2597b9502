import { escapeBytes, unescapeBytes } from './escape.ts';
import type { WireEvent } from './event.ts';
import {
  type Normaliser,
  type Normalisers,
  normaliseOutput,
  normaliseText,
  portsOf,
} from './normalise.ts';
import type { Recording } from './recording.ts';

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
