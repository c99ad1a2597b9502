import { lookup } from 'node:dns/promises';

export interface HostEntry {
  hostName: string;
  /** In the system's order (RFC 6724), IPv6 and IPv4 mixed: choose by family and purpose. */
  addressList: string[];
}

/**
 * The addresses of a host name, asked of the system's resolver (`getaddrinfo(3)`: the hosts file,
 * then DNS). Rejects with `ENOTFOUND`, `EAI_AGAIN`, or the signal's reason; the system goes on
 * looking after that, nobody waits for it.
 */
export async function getHostEntry(
  host: string,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<HostEntry> {
  signal?.throwIfAborted();
  const found = await orAborted(lookup(host, { all: true }), signal);
  return { hostName: host, addressList: found.map(({ address }) => address) };
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
