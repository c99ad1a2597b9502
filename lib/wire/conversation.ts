import { datagramSteps } from './datagrams.ts';
import type { Place, WireEvent } from './event.ts';

export type Side = 'client' | 'server';

/** A connection as both its ends saw it. A program that was not recorded is null. */
export type Connection = {
  /** From 1, in the order in which they were opened. */
  number: number;
  /** When the first of its two ends was told of it, in milliseconds since the run began. */
  opened: number;
  client: Place | null;
  server: Place | null;
  programs: Record<Side, string | null>;
  /** Whether it is none: two UDP sockets that exchange datagrams. */
  datagrams?: true;
};

/** One line of the diagram: something one side did, and the other saw unless it is `error`. */
export type Step = {
  /** Milliseconds since the run began. */
  t: number;
  kind: 'listen' | 'connect' | 'data' | 'fin' | 'reset' | 'error' | 'bound' | 'datagram' | 'lost';
  program: string;
  /** Null for what happens to a listening socket. */
  connection: Connection | null;
  /** Who did it. A listener is a server; one that could not connect is a client. */
  from: Side;
  place: Place | null;
  /** For data and datagrams: all bytes of `writes` writes in a row; the preview is that of the first. */
  bytes: number;
  writes: number;
  preview: string;
  code: string;
};

/** The side at the other end. */
export const other: Record<Side, Side> = { client: 'server', server: 'client' };

type End = { connection: Connection; side: Side };

/** Puts the two ends' recordings together: what one sent and the other received is one step. */
export function conversation(wire: readonly WireEvent[]): Step[] {
  const ends = findEnds(wire);
  const heard = new Set(wire.filter(isEnding).map((event) => endingKey(event, ends)));
  const steps: Step[] = [];
  const cut = new Set<Connection>();
  for (const event of wire) {
    const end = ends.get(endKey(event)) ?? null;
    const step = stepOf(event, end, heard);
    // What a program took for the end after a reset was never sent.
    if (!step || (step.kind === 'fin' && step.connection && cut.has(step.connection))) continue;
    if (step.kind === 'reset' && step.connection) cut.add(step.connection);
    steps.push(step);
  }
  const connections = new Set([...ends.values()].map(({ connection }) => connection));
  steps.push(...datagramSteps(wire, connections.size));
  return joinWrites(steps.sort((a, b) => a.t - b.t));
}

const endKey = ({ program, connection }: WireEvent): string => `${program} ${connection}`;
const isEnding = ({ kind, direction }: WireEvent): boolean =>
  direction === 'out' && (kind === 'end' || kind === 'reset');

/** Which end of which connection each program's numbered sockets are. */
function findEnds(wire: readonly WireEvent[]): Map<string, End> {
  const ends = new Map<string, End>();
  /** By both ports: a port comes again once its connection is over. */
  const connections = new Map<string, Connection[]>();
  const resets = new Set(
    wire.filter(({ kind, direction }) => kind === 'reset' && direction === 'out').map(endKey),
  );
  /** Who was reset before it was accepted has no address anymore: its client knows whose it was. */
  const resetAt = (server: Place | null): Connection | undefined =>
    [...ends].find(([key, { connection, side }]) => {
      const isOpen = side === 'client' && connection.programs.server === null;
      return isOpen && connection.server?.port === server?.port && resets.has(key);
    })?.[1].connection;
  let number = 0;
  for (const event of wire) {
    const { t, kind, program, local, remote } = event;
    if (kind !== 'connect' && kind !== 'accept') continue;
    const side = kind === 'connect' ? 'client' : 'server';
    const [client, server] = side === 'client' ? [local, remote] : [remote, local];
    // A dual-stack listener sees ::ffff:127.0.0.1 where its client says 127.0.0.1.
    const key = `${client?.port} ${server?.port}`;
    const known = connections.get(key) ?? [];
    let connection =
      side === 'server' && !client
        ? resetAt(server)
        : known.find(({ programs }) => programs[side] === null);
    if (!connection) {
      number += 1;
      connection = { number, opened: t, client, server, programs: { client: null, server: null } };
      connections.set(key, [...known, connection]);
    }
    connection.programs[side] = program;
    connection.opened = Math.min(connection.opened, t);
    ends.set(endKey(event), { connection, side });
  }
  return ends;
}

function endingKey(event: WireEvent, ends: Map<string, End>): string {
  const end = ends.get(endKey(event));
  return end ? `${end.connection.number} ${end.side} ${event.kind}` : '';
}

function stepOf(event: WireEvent, end: End | null, heard: Set<string>): Step | null {
  const { t, kind, program, local, remote, bytes, preview, code, direction } = event;
  const connection = end?.connection ?? null;
  const from = end?.side ?? 'client';
  const base = { t, program, connection, from, place: remote, bytes, writes: 1, preview, code };
  // Incoming data is shown where it was sent, unless the sender was not recorded.
  const sender = end && direction === 'in' ? other[from] : from;
  const senderKnown = direction === 'out' || (connection?.programs[sender] ?? null) !== null;
  switch (kind) {
    case 'listening':
      return { ...base, kind: 'listen', from: 'server', place: local };
    // A server may answer before its client's event loop has heard that it is connected.
    case 'connect':
      return { ...base, t: connection?.opened ?? t, kind: 'connect' };
    case 'accept':
      if (connection?.programs.client) return null;
      return { ...base, kind: 'connect', from: 'client', place: local };
    case 'data':
      return direction === 'out' || !senderKnown ? { ...base, kind: 'data', from: sender } : null;
    case 'end':
    case 'reset': {
      const told = heard.has(`${connection?.number} ${sender} ${kind}`);
      if (direction === 'in' && told) return null;
      return { ...base, kind: kind === 'end' ? 'fin' : 'reset', from: sender };
    }
    case 'error':
      return end ? { ...base, kind } : { ...base, kind, ...failure(event) };
    case 'close':
    case 'bound':
    case 'datagram':
      return null;
  }
}

/** An error without a connection: of a listener; or of a client that wanted one, or uses UDP. */
function failure({ connection, local, remote }: WireEvent): Pick<Step, 'from' | 'place'> {
  return connection === 0 && !remote
    ? { from: 'server', place: local }
    : { from: 'client', place: remote };
}

/** Keeps the first two writes or datagrams of many in a row, and joins the rest into one step. */
function joinWrites(steps: readonly Step[]): Step[] {
  const joined: Step[] = [];
  let row = 0;
  for (const step of steps) {
    const last = joined.at(-1);
    const same =
      ['data', 'datagram', 'lost'].includes(step.kind) &&
      last?.kind === step.kind &&
      last.from === step.from &&
      last.connection === step.connection;
    row = same ? row + 1 : 1;
    if (last && row > 3) {
      last.bytes += step.bytes;
      last.writes += step.writes;
    } else joined.push({ ...step });
  }
  return joined;
}
