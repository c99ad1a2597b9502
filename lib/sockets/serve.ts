import { codeOf, SocketError } from './errors.ts';
import type { TcpClient } from './tcp-client.ts';
import type { TcpListener } from './tcp-listener.ts';
import { checkMilliseconds, MAX_DELAY } from './wait-timer.ts';

export interface ServeOptions {
  /** Stops the listener: a graceful shutdown, and `serve` resolves. */
  signal?: AbortSignal | undefined;
  /**
   * Milliseconds the handlers have left once the listener has stopped; then their clients are reset.
   * Default 1000; Infinity waits for all of them.
   */
  graceMs?: number;
  /**
   * Told what a handler threw, with its client; and, without one, that a client could not be
   * accepted. The default warns on stderr (`process.emitWarning`).
   */
  onError?: (error: unknown, client?: TcpClient) => void;
}

/** Listeners that are being served. */
const served = new WeakSet<TcpListener>();

/**
 * Accepts until the listener stops, and runs one handler for each client, side by side. A client is
 * closed when its handler ends, and a handler that throws ends nobody else's conversation. Neither
 * does a client that could not be accepted (`ENOMEM`). When it resolves, no connection is open.
 *
 * Rejects with `ERR_ALREADY_WAITING` when the listener is served already, and with `ERR_OUT_OF_RANGE`.
 */
export async function serve(
  listener: TcpListener,
  handler: (client: TcpClient) => Promise<void> | void,
  { signal, graceMs = 1000, onError = warn }: ServeOptions = {},
): Promise<void> {
  checkMilliseconds('graceMs', Math.min(graceMs, MAX_DELAY));
  if (served.has(listener)) {
    throw new SocketError('ERR_ALREADY_WAITING', 'this listener is served already');
  }
  const clients = new Map<TcpClient, Promise<void>>();
  let givenUp = false;

  // #region clients
  // A report that fails must not end the others' conversations either.
  function report(error: unknown, client?: TcpClient): void {
    try {
      onError(error, client);
    } catch (second) {
      warn(second);
    }
  }

  async function attend(client: TcpClient): Promise<void> {
    try {
      await handler(client);
    } catch (error) {
      // A handler that we cut off is bound to fail.
      if (!givenUp) report(error, client);
    } finally {
      await client.close();
      clients.delete(client);
    }
  }

  async function acceptAll(): Promise<void> {
    const reportNow = sparingly(report);
    for (;;) {
      try {
        for await (const client of listener) clients.set(client, attend(client));
        return;
      } catch (error) {
        if (codeOf(error) === 'ERR_ALREADY_WAITING') throw error;
        reportNow(error);
      }
    }
  }

  // One listener for them all: a signal for each client would cost a fifth.
  const stop = () => listener.stop();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  served.add(listener);
  try {
    await acceptAll();
  } finally {
    served.delete(listener);
    signal?.removeEventListener('abort', stop);
    stop();
    await settledWithin(graceMs, [...clients.values()]);
    givenUp = true;
    await Promise.all([...clients.keys()].map((client) => client.close({ lingerMs: 0 })));
  }
  // #endregion
}

/** Accepting may fail over and over: reports the first failure, then one after 5 ms, 10, up to a second. */
function sparingly(report: (error: unknown) => void): (error: unknown) => void {
  const longest = 1000;
  let pause = 0;
  let next = 0;
  return (error) => {
    const now = performance.now();
    if (now < next) return;
    if (now > next + longest) pause = 0;
    pause = Math.min(2 * pause || 5, longest);
    next = now + pause;
    report(error);
  };
}

async function settledWithin(ms: number, work: Promise<void>[]): Promise<void> {
  const settled = Promise.allSettled(work);
  if (!(ms <= MAX_DELAY)) return void (await settled);
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([settled, deadline]);
  clearTimeout(timer);
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
