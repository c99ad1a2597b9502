import { renameSync, rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { readIfThere } from '../../base/files.ts';
import { languages } from '../../base/i18n.ts';

const schema = v.object({
  /** As it was typed, and where that led: later, nobody waits for a name to be looked up. */
  host: v.string(),
  address: v.string(),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  /** Proves to the room who this is. */
  token: v.string(),
  name: v.string(),
  language: v.picklist(languages),
  /** Events up to this number are kept by the room. */
  received: v.number(),
  /** The last call that was followed. */
  seen: v.number(),
});

/** What a workbook knows of the room that it has joined: `work/room.json`. */
export type Ticket = v.InferOutput<typeof schema>;

const fileOf = (work: URL): URL => new URL('room.json', work);

/** Null where no room was joined, or where what is there is no ticket. */
export function readTicket(work: URL): Ticket | null {
  try {
    const text = readIfThere(fileOf(work));
    const { success, output } = v.safeParse(schema, text === null ? null : JSON.parse(text));
    return success ? output : null;
  } catch {
    return null;
  }
}

export function writeTicket(work: URL, ticket: Ticket): void {
  const fresh = new URL(`room.json.${process.pid}`, work);
  // Whoever reads the token could take part in this learner's name.
  writeFileSync(fresh, `${JSON.stringify(ticket, null, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, fileOf(work));
}

export const tearTicket = (work: URL): void => rmSync(fileOf(work), { force: true });
