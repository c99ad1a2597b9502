import type { Connection, Side, Step } from './conversation.ts';
import type { Place, WireEvent } from './event.ts';

/** Two UDP sockets that exchange datagrams: not a connection, but drawn between two lanes like one. */
type Exchange = { connection: Connection; ports: Record<Side, number | undefined> };

/**
 * What UDP sockets did, as steps. A datagram that was sent to a recorded socket, and never came out
 * of it, is lost. `numbered` connections have a number already.
 */
export function datagramSteps(wire: readonly WireEvent[], numbered: number): Step[] {
  const own = wire.filter(({ kind }) => kind === 'bound' || kind === 'datagram');
  const bound = own.flatMap(({ kind, local }) => (kind === 'bound' && local ? [local.port] : []));
  const programs = programsOf(own);
  const exchanges = new Map<string, Exchange>();
  const exchangeOf = (event: WireEvent): Exchange => {
    const { local, remote } = event;
    const key = [local?.port, remote?.port].sort().join(' ');
    const known = exchanges.get(key);
    if (known) return known;
    const [client, server] = sidesOf(event, bound);
    const number = numbered + exchanges.size + 1;
    const names = { client: nameOf(client, programs), server: nameOf(server, programs) };
    const connection: Connection = {
      ...{ number, opened: event.t, client, server },
      ...{ programs: names, datagrams: true },
    };
    const made = { connection, ports: { client: client?.port, server: server?.port } };
    exchanges.set(key, made);
    return made;
  };
  const arrived = new Arrivals(own);
  return own.flatMap((event): Step[] => {
    const { t, kind, program, local, remote, bytes, preview, direction } = event;
    const base = { t, program, bytes, writes: 1, preview, code: '', place: remote };
    if (kind === 'bound') {
      return [{ ...base, kind, connection: null, from: 'server', place: local }];
    }
    const { connection, ports } = exchangeOf(event);
    const from: Side =
      (direction === 'out' ? local : remote)?.port === ports.client ? 'client' : 'server';
    const other = from === 'client' ? 'server' : 'client';
    // What a recorded program sent is told by its sender.
    if (direction === 'in') {
      return connection.programs[from] ? [] : [{ ...base, kind: 'datagram', connection, from }];
    }
    const lost = connection.programs[other] !== null && !arrived.takes(event);
    return [{ ...base, kind: lost ? 'lost' : 'datagram', connection, from }];
  });
}

/** The client is whoever sends to a socket that was bound on purpose, or first. */
function sidesOf(
  { direction, local, remote }: WireEvent,
  bound: readonly number[],
): [Place | null, Place | null] {
  const [sender, receiver] = direction === 'out' ? [local, remote] : [remote, local];
  const rank = (place: Place | null): number => {
    const at = bound.indexOf(place?.port ?? 0);
    return at < 0 ? bound.length : at;
  };
  return rank(sender) < rank(receiver) ? [receiver, sender] : [sender, receiver];
}

/** The port of each recorded UDP socket → its program. */
function programsOf(own: readonly WireEvent[]): Map<number, string> {
  return new Map(own.flatMap(({ local, program }) => (local ? [[local.port, program]] : [])));
}

const nameOf = (place: Place | null | undefined, programs: Map<number, string>): string | null =>
  programs.get(place?.port ?? 0) ?? null;

/** Datagrams that came out of recorded sockets, each to be found once. */
class Arrivals {
  readonly #left = new Map<string, number>();

  constructor(own: readonly WireEvent[]) {
    for (const { kind, direction, local, remote, bytes } of own) {
      if (kind !== 'datagram' || direction !== 'in') continue;
      const key = `${remote?.port} ${local?.port} ${bytes}`;
      this.#left.set(key, (this.#left.get(key) ?? 0) + 1);
    }
  }

  /** The first ones to be sent arrive, if as many as arrived were equally long. */
  takes({ local, remote, bytes }: WireEvent): boolean {
    const key = `${local?.port} ${remote?.port} ${bytes}`;
    const left = this.#left.get(key) ?? 0;
    this.#left.set(key, left - 1);
    return left > 0;
  }
}
