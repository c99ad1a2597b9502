import { conversation } from '../../wire/conversation.ts';
import type { WireEvent } from '../../wire/event.ts';
import { inStep } from './in-step.ts';

/** What became of a connection that a person holds by hand. */
export type HandFacts = {
  /** By the number that events give it. */
  connection: number;
  /** As the diagram numbers it; 0 before it is open. */
  number: number;
  state: 'connecting' | 'open' | 'closed' | 'failed' | 'reset-here' | 'reset-there';
  /** Bytes that have come, and the last of them, escaped. */
  got: number;
  last: string;
  /** Who has sent a FIN. */
  fin: { here: boolean; there: boolean };
  /** Why it failed. */
  code: string;
};

/** The connections of one program, as the wire tells about them, in the order in which they began. */
export function factsOf(wire: readonly WireEvent[], program: string): HandFacts[] {
  const numbers = numbersOf(wire);
  const all = new Map<number, HandFacts>();
  /** Both ports → the connection that has them now. */
  const known = new Map<string, number>();
  for (const event of wire) {
    const { local, remote } = event;
    if (event.program !== program) {
      // Whoever has read a FIN already does not notice a RST.
      const ports = portsOf(remote?.port, local?.port);
      const facts = isReset(event) ? all.get(known.get(ports) ?? 0) : undefined;
      if (facts) all.set(facts.connection, { ...facts, state: 'reset-there' });
    } else if (event.connection > 0) {
      const before = all.get(event.connection) ?? nothing(event.connection);
      const number = numberOf(event, numbers, before);
      all.set(event.connection, { ...after(before, event), number });
      known.set(portsOf(local?.port, remote?.port), event.connection);
    }
  }
  return [...all.values()];
}

const isReset = ({ kind, direction }: WireEvent): boolean =>
  kind === 'reset' && direction === 'out';

/** A connection that has been asked for. */
export const nothing = (connection: number): HandFacts => ({
  ...{ connection, number: 0, state: 'connecting', got: 0, last: '', code: '' },
  fin: { here: false, there: false },
});

function after(facts: HandFacts, { kind, direction, bytes, preview, code }: WireEvent): HandFacts {
  const isOurs = direction === 'out';
  switch (kind) {
    case 'connect':
    case 'accept':
      return { ...facts, state: 'open' };
    case 'data':
      return isOurs ? facts : { ...facts, got: facts.got + bytes, last: preview };
    case 'end':
      return { ...facts, fin: { ...facts.fin, [isOurs ? 'here' : 'there']: true } };
    case 'reset':
      return { ...facts, state: isOurs ? 'reset-here' : 'reset-there' };
    case 'error':
      return { ...facts, state: 'failed', code };
    case 'close':
      return facts.state === 'open' ? { ...facts, state: 'closed' } : facts;
    default:
      return facts;
  }
}

/** Both ports of each connection → its number in the diagram. */
function numbersOf(wire: readonly WireEvent[]): Map<string, number> {
  const begins = inStep(wire).filter(({ kind }) => kind === 'connect' || kind === 'accept');
  const steps = conversation(begins);
  return new Map(
    steps.flatMap(({ connection }) =>
      connection
        ? [[portsOf(connection.client?.port, connection.server?.port), connection.number]]
        : [],
    ),
  );
}

function numberOf(
  { local, remote }: WireEvent,
  numbers: ReadonlyMap<string, number>,
  before: HandFacts,
): number {
  const [here, there] = [local?.port, remote?.port];
  return numbers.get(portsOf(here, there)) ?? numbers.get(portsOf(there, here)) ?? before.number;
}

const portsOf = (one: number | undefined, other: number | undefined): string => `${one} ${other}`;
