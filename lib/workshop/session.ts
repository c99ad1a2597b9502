import { existsSync, renameSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { readIfThere } from '../base/files.ts';
import { UserError } from '../base/user-error.ts';
import { shownPath } from '../learner/workspace.ts';
import { newSecret } from '../serve/secrets.ts';
import { newCode } from './room/keys.ts';

/** What is kept of a session beside its log, so that it goes on where it stopped. */
const schema = v.object({
  /** What learners type to join. */
  code: v.string(),
  /** The instructor's. */
  secret: v.string(),
  /** Where it was last served; null before it ever was. */
  port: v.nullable(v.number()),
  webPort: v.nullable(v.number()),
});
export type Session = v.InferOutput<typeof schema>;

const fileOf = (folder: URL): URL => new URL('session.json', folder);

/** Held by the process that serves the session. */
export const lockOf = (folder: URL): URL => new URL('server.lock', folder);

export const sessionsFolder = (work: URL): URL => new URL('workshops/', work);

/** The folder of a session that a person named. */
export function sessionFolder(work: URL, name: string): URL {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(name))
    throw new UserError('session-wrong', { given: name });
  return new URL(`${name}/`, sessionsFolder(work));
}

/** A name for a session that nobody named: the day, and a number if that day has one already. */
export function newSessionName(work: URL, now: Date, prefix = ''): string {
  const day = prefix + now.toLocaleDateString('sv');
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? day : `${day}-${number}`;
    if (!existsSync(sessionFolder(work, name))) return name;
  }
}

/** What is kept of a session; a new one gets its secrets. */
export function openSession(folder: URL): Session {
  const text = readIfThere(fileOf(folder));
  if (text === null) {
    const session = { code: newCode(), secret: newSecret(), port: null, webPort: null };
    return keepSession(folder, session);
  }
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    throw new UserError('session-damaged', { file: shownPath(fileOf(folder)) }, 1);
  }
}

export function keepSession(folder: URL, session: Session): Session {
  const text = `${JSON.stringify(session, null, 2)}\n`;
  // Others on this machine need not know the secret.
  const fresh = new URL('session.json.new', folder);
  writeFileSync(fresh, text, { mode: 0o600, flush: true });
  renameSync(fresh, fileOf(folder));
  return session;
}
