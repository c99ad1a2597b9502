import type { WireEvent } from '../../wire/event.ts';
import { isPeer } from './names.ts';

/** How much may be added to a program's times, at least and at most. */
type Bounds = { least: number; most: number };

/** Milliseconds that a byte takes to cross: half of the precision of times. */
const least = 0.05;

/** What one end has sent, or got, so far: bytes, and when. */
type Count = { bytes: number; t: number };

/**
 * In the order of time. The clocks of two processes may differ by milliseconds, more than a byte
 * takes to cross: a program's times are moved as little as it takes for nothing to have come to a
 * peer, or from it, before it was sent. All peers have one clock.
 */
export function inStep(wire: readonly WireEvent[]): readonly WireEvent[] {
  const before = known.get(wire);
  if (before?.length === wire.length) return before;
  const sorted = moved(wire).sort((a, b) => a.t - b.t);
  known.set(wire, sorted);
  return sorted;
}

/** What is drawn, and told in words, comes of the same events. */
const known = new WeakMap<readonly WireEvent[], readonly WireEvent[]>();

function moved(wire: readonly WireEvent[]): WireEvent[] {
  if (!wire.some(({ program }) => isPeer(program))) return [...wire];
  const programs = new Set(wire.map(({ program }) => program).filter((name) => !isPeer(name)));
  const moves = new Map([...programs].map((program) => [program, moveOf(boundsOf(wire, program))]));
  return wire.map((event) => ({ ...event, t: event.t + (moves.get(event.program) ?? 0) }));
}

const moveOf = ({ least, most }: Bounds): number => Math.min(Math.max(0, least), most);

function boundsOf(wire: readonly WireEvent[], program: string): Bounds {
  const sent = new Map<string, Count[]>();
  const bounds: Bounds = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
  const got = new Map<string, number>();
  const ours = wire.filter((event) => event.program === program || isPeer(event.program));
  const ways = ours.filter(({ kind }) => kind === 'data' || kind === 'end');
  for (const event of ways.filter(({ direction }) => direction === 'out')) {
    const counts = sent.get(wayOf(event)) ?? [];
    counts.push({ bytes: (counts.at(-1)?.bytes ?? 0) + sizeOf(event), t: event.t });
    sent.set(wayOf(event), counts);
  }
  for (const event of ways.filter(({ direction }) => direction === 'in')) {
    const way = wayOf(event);
    const bytes = (got.get(way) ?? 0) + sizeOf(event);
    got.set(way, bytes);
    const counts = sent.get(way) ?? [];
    // Each is passed once: what comes later was sent later.
    while ((counts[0]?.bytes ?? bytes) < bytes) counts.shift();
    const passed = event.t - (counts[0]?.t ?? Number.NaN) - least;
    if (Number.isNaN(passed)) continue;
    if (isPeer(event.program)) bounds.most = Math.min(bounds.most, passed);
    else bounds.least = Math.max(bounds.least, -passed);
  }
  return bounds;
}

/** One direction of one connection: from whose port to whose. */
function wayOf({ direction, local, remote }: WireEvent): string {
  const [from, to] = direction === 'out' ? [local, remote] : [remote, local];
  return `${from?.port} ${to?.port}`;
}

/** A FIN takes its place after the last byte, as in TCP. */
const sizeOf = ({ kind, bytes }: WireEvent): number => (kind === 'end' ? 1 : bytes);
