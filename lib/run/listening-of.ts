import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Place } from '../wire/event.ts';

/** A listening socket in `/proc/net/tcp`: its state. */
const listening = '0A';

/** Where one of these processes listens, as the system tells it; null on systems other than Linux. */
export function listeningOf(pids: readonly number[]): Place | null {
  const inodes = new Set(pids.flatMap(socketsOf));
  for (const table of ['tcp', 'tcp6']) {
    for (const row of read(`/proc/net/${table}`).split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode = ''] = row.trim().split(/\s+/);
      if (state === listening && inodes.has(inode)) return placeIn(local);
    }
  }
  return null;
}

/** The inodes of a process's sockets. */
function socketsOf(pid: number): string[] {
  try {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).flatMap((fd) => {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${fd}`)) ?? [];
      return inode ?? [];
    });
  } catch {
    // It has ended, or closed one of them meanwhile.
    return [];
  }
}

/** `0100007F:1F90`: words in the byte order of the machine, then the port. */
function placeIn(text: string): Place {
  const [address = '', port = ''] = text.split(':');
  const words = address.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => [...Buffer.from(word, 'hex').reverse()]);
  const pairs = Array.from({ length: 8 }, (_, at) => {
    return (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16);
  });
  const host =
    bytes.length === 4 ? bytes.join('.') : new URL(`http://[${pairs.join(':')}]`).hostname;
  return { address: host.replace(/^\[|\]$/g, ''), port: Number.parseInt(port, 16) };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
