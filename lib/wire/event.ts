/** Where one end of a connection is. Unlike `#sockets`, a plain record: it travels as JSON. */
export type Place = { address: string; port: number };

export type WireKind =
  | 'listening'
  | 'connect'
  | 'accept'
  | 'data'
  | 'end'
  | 'reset'
  | 'close'
  | 'error'
  /** A UDP socket is bound, and one of its datagrams left or arrived. */
  | 'bound'
  | 'datagram';

/** One thing a program saw or did on a TCP or UDP socket. It is the program's view, not the packets. */
export type WireEvent = {
  /** Milliseconds since the run began. */
  t: number;
  program: string;
  /** Numbers the connections of one program, from 1; 0 for a listening socket and for UDP. */
  connection: number;
  local: Place | null;
  remote: Place | null;
  kind: WireKind;
  /** For data, datagrams, end and reset: from this program (`out`) or from its peer (`in`). */
  direction: 'in' | 'out' | null;
  /** For data and datagrams: how many bytes, always all of them. */
  bytes: number;
  /** The same bytes as text, escaped; no more than `previewLimit` a direction in all. */
  preview: string;
  /** For error: Node's `code`. */
  code: string;
};

/** How many bytes of each direction of a connection, or of a UDP socket, are kept as a preview. */
export const previewLimit = 4096;

/** `127.0.0.1:80`, `[::1]:80`. */
export function placeText(place: Place | null): string {
  if (!place) return '?';
  const { address, port } = place;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
