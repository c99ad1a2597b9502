import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

/**
 * Whether a request means us: an address, or a name of this machine. Any other name was made to
 * lead here by somebody else, whose pages could then read what is served (DNS rebinding).
 */
export function isOurs(host: string | undefined, given: string): boolean {
  const asked = host ?? '';
  if (!URL.canParse(`http://${asked}/`)) return false;
  const name = new URL(`http://${asked}/`).hostname.toLowerCase();
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0) return true;
  return ['localhost', given.toLowerCase(), hostname().toLowerCase()].includes(name);
}

/** Where a browser finds what listens on a host: a wildcard is no address to open. */
export function hostsToOpen(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host];
  const others = Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal),
  );
  return ['127.0.0.1', ...others.map(({ address }) => address)];
}
