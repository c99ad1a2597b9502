import { inspect } from 'node:util';

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
  | 'no-family'
  | 'forbidden'
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

/** The codes are those of errno(3), getaddrinfo(3) and c-ares, of Node's errors, and of the kit. */
const CODES: Readonly<Record<string, FailureId>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ERR_SOCKET_CLOSED: 'closed',
  ERR_SOCKET_CLOSED_BEFORE_CONNECTION: 'closed',
  ERR_STREAM_WRITE_AFTER_END: 'closed',
  ERR_STREAM_DESTROYED: 'closed',
  ETIMEDOUT: 'deadline',
  TimeoutError: 'deadline',
  AbortError: 'cancelled',
  ABORT_ERR: 'cancelled',
  ENOTFOUND: 'not-found',
  ENODATA: 'not-found',
  EAI_AGAIN: 'no-resolver',
  EAI_FAIL: 'no-resolver',
  ETIMEOUT: 'no-resolver',
  ESERVFAIL: 'no-resolver',
  EREFUSED: 'no-resolver',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EAFNOSUPPORT: 'no-family',
  EPERM: 'forbidden',
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

const IDS = new Map(Object.entries(CODES));

/**
 * What an error of the kit or of `node:net` means, as data: an id and what a text about it needs.
 * The workbook puts it into words in either language (`why` in `#say`). Never throws, whatever it is
 * given; an error it does not know is `other`, and then its `message` is all there is.
 */
export function explain(error: unknown): Failure {
  try {
    const attempts = attemptsOf(error);
    if (attempts === undefined) return explainOne(error);
    return { id: 'all-failed', params: paramsOf(error), reasons: attempts.map(explainOne) };
  } catch {
    // Even reading it threw: a getter, or a proxy.
    return { id: 'other', params: { endPoint: '', code: '', message: '' }, reasons: [] };
  }
}

function explainOne(error: unknown): Failure {
  const params = paramsOf(error);
  // A signal's reason has a name instead of a code.
  const id = IDS.get(textIn(error, 'name')) ?? idOf(params.code, syscallOf(error));
  return { id, params, reasons: [] };
}

function idOf(code: string, syscall: string): FailureId {
  // The same code means something else to these two: a name server that is not there, a firewall.
  if (code === 'ECONNREFUSED' && syscall.startsWith('query')) return 'no-resolver';
  if (code === 'EACCES' && syscall === 'connect') return 'forbidden';
  return IDS.get(code) ?? 'other';
}

/** The failures of one address each, when a host name has several. */
function attemptsOf(error: unknown): unknown[] | undefined {
  const all = [error, fieldOf(error, 'cause')].find((each) => each instanceof AggregateError);
  const errors = fieldOf(all, 'errors');
  return Array.isArray(errors) && errors.length > 0 ? errors : undefined;
}

function paramsOf(error: unknown): Failure['params'] {
  const message = typeof error === 'string' ? error : fieldOf(error, 'message');
  return {
    endPoint: endPointOf(error),
    code: textIn(error, 'code'),
    message: typeof message === 'string' ? message : inspect(error),
  };
}

/** As the kit says it; or from the fields of Node's own errors. */
function endPointOf(error: unknown): string {
  const known = textIn(error, 'endPoint') || textIn(error, 'hostname');
  const address = textIn(error, 'address');
  if (known || !address) return known;
  const port = fieldOf(error, 'port');
  if (typeof port !== 'number') return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** The kit's errors have Node's as their cause. */
function syscallOf(error: unknown): string {
  return textIn(error, 'syscall') || textIn(fieldOf(error, 'cause'), 'syscall');
}

function textIn(error: unknown, name: string): string {
  const value = fieldOf(error, name);
  return typeof value === 'string' ? value : '';
}

function fieldOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}
