import type { Language } from '../../base/i18n.ts';
import type { WireEvent } from '../../wire/event.ts';
import { liveWords as words } from '../words.ts';
import type { PeerProgram } from './peers.ts';

/** Whether a name in events is that of a peer, and not of a program. */
export const isPeer = (program: string): program is PeerProgram => program.startsWith('@');

/** What happened on the wire, with peers called what they are in a language. */
export function withPeerNames(wire: readonly WireEvent[], language: Language): WireEvent[] {
  return wire.map((event) => {
    const { program } = event;
    return isPeer(program) ? { ...event, program: nameOf(program, language) } : event;
  });
}

function nameOf(program: PeerProgram, language: Language): string {
  const kind = program.slice(1) as PeerProgram extends `@${infer Kind}` ? Kind : never;
  return words(language, `peer.name.${kind}`);
}
