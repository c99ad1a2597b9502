import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { SocketWatch, type Teller } from '../../run/socket-watch.ts';
import type { Place, WireEvent } from '../../wire/event.ts';

/** Who has a socket, and who is told of what it sees and does, as of a program’s. */
export type Witness = {
  /** The name in events. */
  program: string;
  /** Milliseconds since the run began. */
  clock: () => number;
  onWire: (event: WireEvent) => void;
};

/** `connection` is what events call it. */
export type Watched = { socket: Socket; connection: number };

/** Sends no FIN by itself when its peer does. Whoever calls listens to its errors. */
const options = { allowHalfOpen: true, noDelay: true };

/** A client's socket, on its way to a place. */
export function dial({ address, port }: Place, witness: Witness): Watched {
  const socket = connect({ host: address, port, ...options });
  const watch = new SocketWatch(socket, tellerOf(witness));
  socket.once('connect', () => watch.report('connect'));
  return { socket, connection: watch.connection };
}

/** Listens on a port of loopback, to so many clients at a time, and hands over each. */
export async function listen(
  witness: Witness,
  most: number,
  take: (client: Watched) => void,
): Promise<Server> {
  const teller = tellerOf(witness);
  const server = createServer(options, (socket) => {
    const watch = new SocketWatch(socket, teller);
    // Whoever hears of it can find it.
    take({ socket, connection: watch.connection });
    watch.report('accept');
  });
  server.maxConnections = most;
  server.listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  teller.send({ kind: 'listening', local: placeOfServer(server) });
  return server;
}

export function placeOfServer(server: Server): Place | null {
  const at = server.address();
  return at && typeof at === 'object' ? { address: at.address, port: at.port } : null;
}

function tellerOf({ program, clock, onWire }: Witness): Teller {
  return {
    orders: { fd: -1 },
    send: ({ kind, ...rest }) => {
      const t = Math.round(clock() * 10) / 10;
      const nothing = { connection: 0, local: null, remote: null, direction: null };
      onWire({ t, program, kind, ...nothing, bytes: 0, preview: '', code: '', ...rest });
    },
    sendLine: () => {},
  };
}
