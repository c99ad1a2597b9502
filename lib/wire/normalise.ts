import type { WireEvent } from './event.ts';
import type { OutputLine } from './recording.ts';

/** What a program's comparison leaves open beyond ports, addresses and times. */
export type Normaliser = 'numbers' | 'lines';
export type Normalisers = Record<string, Normaliser>;

export function portsOf(wire: readonly WireEvent[]): Set<number> {
  const places = wire.flatMap(({ local, remote }) => [local, remote]);
  return new Set(places.flatMap((place) => (place ? [place.port] : [])));
}

export function normaliseOutput(
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
export function normaliseText(
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
