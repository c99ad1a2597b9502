/**
 * What the kit throws and rejects with. `code` is Node's own (`ECONNREFUSED`, `ERR_SOCKET_BAD_PORT`)
 * wherever Node has one; `cause` is Node's error, with its `syscall` and `errno`.
 * For people, `explain` says more than the message.
 */
export class SocketError extends Error {
  override readonly name = 'SocketError';
  readonly code: string;
  /** Where the failed operation went, `host:port`; undefined when it went nowhere. */
  readonly endPoint: string | undefined;

  constructor(code: string, message: string, options: ErrorOptions & { endPoint?: string } = {}) {
    super(message, options);
    this.code = code;
    this.endPoint = options.endPoint;
  }
}

/**
 * Node's error with the endpoint added to its message. When every address of a name failed, Node
 * gives an AggregateError with an empty message: its inner errors then say what happened.
 */
// #region with-end-point
export function withEndPoint(error: Error, endPoint: string): SocketError {
  const reasons: Error[] = error instanceof AggregateError ? error.errors : [error];
  const text = reasons.map((reason) => reason.message).join('; ');
  const code = [error, ...reasons].map(codeOf).find((code) => code !== '');
  const message = text.includes(endPoint) ? text : `${text} (${endPoint})`;
  return new SocketError(code ?? 'ERR_SOCKET', message, { cause: error, endPoint });
}
// #endregion

/** The `code` of an error, or an empty string where there is none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
