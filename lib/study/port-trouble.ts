import { type ErrorId, UserError } from '../base/user-error.ts';
import { placeText, type WireEvent } from '../wire/event.ts';

/** The port that a person typed. */
export function portFrom(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new UserError('port-wrong', { given });
}

const troubles: Readonly<Record<string, ErrorId>> = {
  EADDRINUSE: 'port-taken',
  EACCES: 'port-privileged',
  EADDRNOTAVAIL: 'host-unavailable',
  ENOTFOUND: 'host-unavailable',
  EAI_AGAIN: 'host-unavailable',
};

/** Why a program could not listen, as its own socket reported it; null when it was not that. */
export function listenTrouble(wire: readonly WireEvent[]): UserError | null {
  for (const { kind, connection, local, code, program } of wire) {
    const id = kind === 'error' && connection === 0 ? troubles[code] : undefined;
    if (id === undefined) continue;
    const place = local ? placeText(local) : '';
    return new UserError(id, { program, place, port: local?.port ?? 0, code }, 1);
  }
  return null;
}
