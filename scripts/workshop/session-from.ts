import { UserError } from '../../lib/base/user-error.ts';

/** The session that a command is about; it has to be named. */
export function sessionFrom(
  given: string | undefined,
  command: 'purge' | 'export' | 'take',
): string {
  if (given === undefined) throw new UserError('session-which', { command });
  return given;
}
