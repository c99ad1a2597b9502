import { isIP, isIPv6 } from 'node:net';
import { SocketError } from './errors.ts';

/** Where to listen or connect: an IP endpoint, or a host name that the system resolves. */
export type EndPoint = IPEndPoint | { readonly host: string; readonly port: number };

/**
 * An IP address and a port (0–65535). For a listener, port 0 lets the system choose one.
 *
 * The address stays as written or reported: a dual-stack listener sees an IPv4 client as
 * `::ffff:192.0.2.1`, and a link-local address keeps its scope (`fe80::1%eth0`).
 *
 * Throws `ERR_INVALID_IP_ADDRESS` or `ERR_SOCKET_BAD_PORT`.
 */
export class IPEndPoint {
  readonly address: string;
  readonly port: number;

  constructor(address: string, port: number) {
    if (isIP(address) === 0) {
      throw new SocketError('ERR_INVALID_IP_ADDRESS', `"${address}" is not an IP address`);
    }
    this.address = address;
    this.port = checkPort(port);
  }

  /** Reads `192.0.2.1:80` or `[2001:db8::1]:80`; IPv6 needs its brackets (RFC 3986, 3.2.2). */
  static parse(text: string): IPEndPoint {
    const colon = text.lastIndexOf(':');
    const host = text.slice(0, Math.max(colon, 0));
    if (isIPv6(host)) {
      throw new SocketError(
        'ERR_INVALID_IP_ADDRESS',
        `"${text}" is ambiguous: write an IPv6 endpoint as [${host}]:port`,
      );
    }
    return new IPEndPoint(withoutBrackets(host), parsePort(text.slice(colon + 1)));
  }

  toString(): string {
    return hostAndPort(this.address, this.port);
  }
}

/** The host and port for `node:net`, checked, and their text for messages. */
export function checkEndPoint(endPoint: EndPoint): { host: string; port: number; text: string } {
  const host = 'address' in endPoint ? endPoint.address : withoutBrackets(endPoint.host);
  // Node takes a missing host to mean localhost, or every interface: too much for a slip.
  if (typeof host !== 'string' || host === '') {
    throw new SocketError(
      'ERR_INVALID_ARG_VALUE',
      'an endpoint needs a host: a name or an address',
    );
  }
  const port = checkPort(endPoint.port);
  return { host, port, text: hostAndPort(host, port) };
}

/** A port from text: decimal digits only, 0–65535. Throws `ERR_SOCKET_BAD_PORT`. */
export function parsePort(text: string): number {
  return checkPort(/^\d+$/.test(text) ? Number(text) : text);
}

function checkPort(port: unknown): number {
  if (typeof port === 'number' && Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new SocketError(
    'ERR_SOCKET_BAD_PORT',
    `a port is a whole number from 0 to 65535, not "${port}"`,
  );
}

/** `[::1]` is how an address is written beside a port, not the address. */
function withoutBrackets(host: string): string {
  const inner = /^\[(.*)\]$/.exec(host)?.[1];
  return inner !== undefined && isIPv6(inner) ? inner : host;
}

function hostAndPort(host: string, port: number): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
}
