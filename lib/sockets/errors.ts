/**
 * What the kit throws and rejects with. `code` is Node's own (`ECONNREFUSED`, `ERR_SOCKET_BAD_PORT`)
 * wherever Node has one; `cause` is Node's error, with its `syscall` and `errno`.
 */
export class SocketError extends Error {
  override readonly name = 'SocketError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Node's error again, with the endpoint in the message. When every address of a name failed, Node
 * gives an AggregateError with an empty message: its inner errors then say what happened.
 */
export function explain(error: Error, endPoint: string): SocketError {
  const reasons: Error[] = error instanceof AggregateError ? error.errors : [error];
  const text = reasons.map((reason) => reason.message).join('; ');
  const code = [error, ...reasons].map(codeOf).find((code) => code !== undefined);
  return new SocketError(
    code ?? 'ERR_SOCKET',
    text.includes(endPoint) ? text : `${text} (${endPoint})`,
    { cause: error },
  );
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
