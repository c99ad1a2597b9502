import { createServer, type ListenOptions, type Server } from 'node:net';
import { Duplex } from 'node:stream';
import type { Gate } from '../course/catalogue.ts';

const answers = new Map<Gate, Promise<boolean>>();

/** What a run needs that this system does not have. */
export async function missingGates(gates: readonly Gate[]): Promise<Gate[]> {
  const wanted = [...new Set(gates)];
  const found = await Promise.all(wanted.map((gate) => systemHas(gate)));
  return wanted.filter((_, index) => !found[index]);
}

/** Whether this system has what some runs need. It is tried once. */
export function systemHas(gate: Gate): Promise<boolean> {
  const known = answers.get(gate);
  if (known) return known;
  const answer = tryGate(gate);
  answers.set(gate, answer);
  return answer;
}

async function tryGate(gate: Gate): Promise<boolean> {
  switch (gate) {
    case 'linux':
      return process.platform === 'linux';
    case 'ipv6':
      return canListen('::1');
    case 'second-loopback':
      return canListen('127.0.0.2');
    case 'libuv-before-1-52':
      return isBefore(process.versions.uv, 1, 52);
    case 'for-await-destroys':
      return loopDestroys();
    case 'sigstop':
      return process.platform !== 'win32';
    case 'reuse-port':
      return sharesPort();
  }
}

/** Whether a version such as `1.51.0` comes before the given one. */
export function isBefore(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}

function canListen(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host, port: 0 }, () => server.close(() => resolve(true)));
  });
}

/** Whether two sockets can listen on one port: since Node 23.1, on Linux and some others. */
async function sharesPort(): Promise<boolean> {
  const first = await listenShared(0);
  const address = first?.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const second = first && (await listenShared(port));
  first?.close();
  second?.close();
  return second !== null;
}

/** Null if that is impossible. */
function listenShared(port: number): Promise<Server | null> {
  // The types are those of the oldest Node.
  const options = { host: '127.0.0.1', port, reusePort: true } as ListenOptions;
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(null));
    server.listen(options, () => resolve(server));
  });
}

/** Whether `for await` destroys a stream whose other direction is open: Node 24.21 does not. */
async function loopDestroys(): Promise<boolean> {
  const stream = new Duplex({
    read() {
      this.push(null);
    },
  });
  for await (const _ of stream);
  return stream.destroyed;
}
