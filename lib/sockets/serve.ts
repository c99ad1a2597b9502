import type { TcpClient } from './tcp-client.ts';
import type { TcpListener } from './tcp-listener.ts';
import { MAX_DELAY } from './wait-timer.ts';

export interface ServeOptions {
  /** Stops the listener: a graceful shutdown, and `serve` resolves. */
  signal?: AbortSignal | undefined;
  /** Milliseconds the handlers have left after the listener stopped; then reset. Default 1000; Infinity waits for them all. */
  graceMs?: number;
  /** Told what a handler threw. The default warns on stderr (`process.emitWarning`). */
  onError?: (error: unknown, client: TcpClient) => void;
}

/**
 * Accepts until the listener stops and runs one handler a client, side by side. A client is closed
 * when its handler ends, and a handler that throws ends nobody else's conversation.
 * When it resolves, no connection is open. Rejects when accepting fails (`ENFILE`).
 */
export async function serve(
  listener: TcpListener,
  handler: (client: TcpClient) => Promise<void> | void,
  { signal, graceMs = 1000, onError = warn }: ServeOptions = {},
): Promise<void> {
  const clients = new Map<TcpClient, Promise<void>>();
  let givenUp = false;

  // #region clients
  // A report that fails must not end the others' conversations either.
  function report(error: unknown, client: TcpClient): void {
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
      // A handler we cut off fails of course.
      if (!givenUp) report(error, client);
    } finally {
      await client.close();
      clients.delete(client);
    }
  }

  // One listener for them all: a signal for each client would cost a fifth.
  const stop = () => listener.stop();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    for await (const client of listener) clients.set(client, attend(client));
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
    await settledWithin(graceMs, [...clients.values()]);
    givenUp = true;
    await Promise.all([...clients.keys()].map((client) => client.close({ lingerMs: 0 })));
  }
  // #endregion
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
