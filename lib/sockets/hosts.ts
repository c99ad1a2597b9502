import { lookup } from 'node:dns/promises';
import { orAborted, type WaitOptions } from './aborting.ts';

export interface HostEntry {
  hostName: string;
  /** In the system's order (RFC 6724), IPv6 and IPv4 mixed: choose by family and purpose. */
  addressList: string[];
}

/**
 * The addresses of a host name, asked of the system's resolver (`getaddrinfo(3)`: the hosts file,
 * then DNS). An address is its own answer.
 *
 * Rejects with `ENOTFOUND`, `EAI_AGAIN`, or the signal's reason; the system's lookup then goes
 * on, but nobody waits for it.
 */
export async function getHostEntry(host: string, { signal }: WaitOptions = {}): Promise<HostEntry> {
  signal?.throwIfAborted();
  const found = await orAborted(lookup(host, { all: true }), signal);
  return { hostName: host, addressList: found.map(({ address }) => address) };
}
