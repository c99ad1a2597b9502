import { isLoopback } from '../../judge/programs.ts';
import type { Place, WireEvent } from '../../wire/event.ts';

/** Where clients of this machine find a run's programs, each place once. Peers’ own servers are none. */
export function placesOf(wire: readonly WireEvent[]): Place[] {
  const places = new Map<string, Place>();
  for (const { kind, program, local } of wire) {
    if (kind !== 'listening' || !local || program.startsWith('@')) continue;
    const address = nameOf(local.address);
    if (address !== null) places.set(`${address} ${local.port}`, { address, port: local.port });
  }
  return [...places.values()];
}

/** As a client of this machine names an address; null if it is elsewhere. */
function nameOf(address: string): string | null {
  if (address === '0.0.0.0') return '127.0.0.1';
  if (address === '::') return '::1';
  return isLoopback(address) ? address : null;
}
