import type { TcpClient } from './tcp-client.ts';

/**
 * Carries the bytes of `from` to `to`, no faster than `to` takes them, and then the FIN: `to` is shut
 * down. `from` may be a connection or any iterable over bytes, such as a generator that changes what
 * another one receives. A proxy has one `pipe` for each direction, and resets both connections when
 * one of them rejects: a failure is not passed on by itself.
 *
 * Rejects with what `from` throws, or with what `to.send` rejects with.
 */
export async function pipe(
  from: AsyncIterable<Uint8Array | string>,
  to: Pick<TcpClient, 'send' | 'shutdown'>,
): Promise<void> {
  for await (const bytes of from) await to.send(bytes);
  to.shutdown();
}
