import type { Connection, Side, Step } from './conversation.ts';

/** A line of a diagram: a step, or how many steps are left out there. Numbers count steps from 1. */
export type Row = { number: number } & (
  | { step: Step /** Since the first step. */; ms: number }
  | { step: null; left: number }
);

/** How many rows are drawn: of more than `most` steps, only the first and the last ones. */
export type Limits = { most: number; first: number; last: number };

/** What a diagram shows, whether it is drawn on a page or in a terminal. */
export type Layout = {
  rows: Row[];
  /** The programs of each lane, in the order in which they are first seen. */
  lanes: Record<Side, string[]>;
  connections: Connection[];
  /** Whether steps say which connection, and which programs, they belong to. */
  manyConnections: boolean;
  manyPrograms: boolean;
};

export function layOut(steps: readonly Step[], limits: Limits): Layout {
  const connections = [...new Set(steps.flatMap(({ connection }) => connection ?? []))];
  const lanes = lanesOf(steps);
  return {
    rows: rowsOf(steps, limits),
    lanes,
    connections,
    manyConnections: connections.length > 1,
    manyPrograms: lanes.client.length > 1 || lanes.server.length > 1,
  };
}

function rowsOf(steps: readonly Step[], { most, first, last }: Limits): Row[] {
  const start = steps[0]?.t ?? 0;
  const rows = steps.map((step, at): Row => {
    return { number: at + 1, step, ms: Math.max(0, Math.round(step.t - start)) };
  });
  if (rows.length <= most) return rows;
  const gap: Row = { number: first + 1, step: null, left: rows.length - first - last };
  return [...rows.slice(0, first), gap, ...rows.slice(rows.length - last)];
}

function lanesOf(steps: readonly Step[]): Record<Side, string[]> {
  const lanes = { client: new Set<string>(), server: new Set<string>() };
  for (const { connection, from, program } of steps) {
    if (!connection) lanes[from].add(program);
    for (const side of ['client', 'server'] as const) {
      const name = connection?.programs[side];
      if (name) lanes[side].add(name);
    }
  }
  return { client: [...lanes.client], server: [...lanes.server] };
}

/** Whether a step happens at one end alone, with no arrow to the other. */
export const isAlone = ({ kind }: Step): boolean =>
  kind === 'listen' || kind === 'bound' || kind === 'error';

/** Whether a step carries bytes that are shown beside it. */
export const hasBytes = ({ kind, writes }: Step): boolean =>
  (kind === 'data' || kind === 'datagram' || kind === 'lost') && writes === 1;

/** `#2`; empty for what happens to a listening socket. */
export const numberOf = (connection: Connection | null): string =>
  connection ? `#${connection.number}` : '';
