import { codeOf } from './errors.ts';

/** What went wrong, by name: the codes that ask the same of a person have the same id. */
export type FailureId =
  | 'refused'
  | 'reset'
  | 'closed'
  | 'deadline'
  | 'cancelled'
  | 'not-found'
  | 'no-resolver'
  | 'unreachable'
  | 'all-failed'
  | 'in-use'
  | 'not-local'
  | 'privileged'
  | 'bad-address'
  | 'bad-port'
  | 'no-port'
  | 'too-many-files'
  | 'ended-early'
  | 'too-long'
  | 'other';

export interface Failure {
  id: FailureId;
  /** `endPoint` where the operation went, `code` and `message` of the error: for a text to fill in. */
  params: { endPoint: string; code: string; message: string };
  /** With `all-failed`: what happened at each address, in the order of the attempts. */
  reasons: Failure[];
}

/** The codes are those of errno(3) and getaddrinfo(3), of Node's errors, and of the kit. */
const IDS: Readonly<Record<string, FailureId>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ERR_SOCKET_CLOSED: 'closed',
  ERR_STREAM_WRITE_AFTER_END: 'closed',
  ETIMEDOUT: 'deadline',
  TimeoutError: 'deadline',
  AbortError: 'cancelled',
  ABORT_ERR: 'cancelled',
  ENOTFOUND: 'not-found',
  EAI_AGAIN: 'no-resolver',
  EAI_FAIL: 'no-resolver',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRINUSE: 'in-use',
  EADDRNOTAVAIL: 'not-local',
  EACCES: 'privileged',
  ERR_INVALID_IP_ADDRESS: 'bad-address',
  ERR_SOCKET_BAD_PORT: 'bad-port',
  ERR_NO_PORT: 'no-port',
  EMFILE: 'too-many-files',
  ENFILE: 'too-many-files',
  ERR_STREAM_PREMATURE_CLOSE: 'ended-early',
  ERR_LINE_TOO_LONG: 'too-long',
  ERR_FRAME_TOO_LONG: 'too-long',
};

/**
 * What an error of the kit or of `node:net` means, as data: an id and what a text about it needs.
 * The workbook puts it into words in either language (`why` in `#say`). Never throws; what it does
 * not know is `other`, and its `message` is then all there is.
 */
export function explain(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  const params = { endPoint: endPointOf(error), code, message };
  const attempts = attemptsOf(error);
  if (attempts.length > 0) return { id: 'all-failed', params, reasons: attempts.map(explain) };
  // A signal's reason has a name instead of a code.
  const name = error instanceof Error ? error.name : '';
  return { id: IDS[name] ?? IDS[code] ?? 'other', params, reasons: [] };
}

/** The failures of one address each, when a host name has several. */
function attemptsOf(error: unknown): unknown[] {
  if (error instanceof AggregateError) return error.errors;
  return error instanceof Error && error.cause instanceof AggregateError ? error.cause.errors : [];
}

/** As the kit says it; or from the fields of Node's own errors. */
function endPointOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('endPoint' in error && typeof error.endPoint === 'string') return error.endPoint;
  if ('hostname' in error && typeof error.hostname === 'string') return error.hostname;
  if (!('address' in error) || typeof error.address !== 'string') return '';
  const host = error.address.includes(':') ? `[${error.address}]` : error.address;
  return 'port' in error && typeof error.port === 'number' ? `${host}:${error.port}` : host;
}
