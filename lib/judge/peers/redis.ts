import type { createClient } from 'redis';
import type { TcpClient } from '#sockets';
import { quoted } from '../../wire/escape.ts';
import { meanwhile } from '../meanwhile.ts';
import type { Trial } from '../trial.ts';
import { VerdictError } from '../verdict.ts';
import type { Peer } from './peer.ts';

/** Milliseconds within which an answer is there that is owed at once. */
const patience = 3_000;

/** What is wanted where the server's own words say what is wrong. */
export const anError = Symbol('an error');

/** A client as the package makes it: strings come as text, numbers as text too, so that none is rounded. */
export type RedisClient = ReturnType<typeof make>;

/**
 * A client of npm's `redis` package. It comes to the program through a peer of ours, so that what they
 * say to each other is known by its name.
 */
export class RedisPeer {
  readonly #trial: Trial;
  readonly #client: RedisClient;
  /** What broke the connection, if the program did. */
  #broken: unknown;

  private constructor(trial: Trial, client: RedisClient) {
    this.#trial = trial;
    this.#client = client;
  }

  static async connect(trial: Trial): Promise<RedisPeer> {
    const redis = await import('redis');
    const listener = await trial.listener();
    const client = make(redis.createClient, listener.localEndPoint.port, {
      [redis.RESP_TYPES.NUMBER]: String,
    });
    trial.atEnd(() => client.isOpen && client.destroy());
    const peer = await trial.connect('redis-package');
    const redisPeer = new RedisPeer(trial, client);
    const [near] = await Promise.all([listener.accept(), client.connect()]);
    if (near) void redisPeer.#relay(near, peer);
    return redisPeer;
  }

  /** Calls a method of the client, named as in a program; what it resolves with must be `wanted`. */
  async asks(
    call: string,
    work: (client: RedisClient) => Promise<unknown>,
    wanted: unknown,
  ): Promise<void> {
    // Before anything is awaited: who asks several things at once asks them in this order.
    const answer = work(this.#client).then(shown, async (error: Error) => {
      const { ErrorReply } = await import('redis');
      return wanted === anError && error instanceof ErrorReply ? shown(anError) : error.message;
    });
    const params = { peer: 'redis-package', call, expected: shown(wanted) };
    const got = await this.#trial.inTime(meanwhile(answer), patience);
    if (this.#broken) throw this.#broken;
    if (got === null) throw new VerdictError('no-reply', params);
    if (got !== shown(wanted)) throw new VerdictError('wrong-reply', { ...params, got });
  }

  /** Leaves with a FIN, and waits for the program's. */
  async close(): Promise<void> {
    await this.#client.close();
  }

  async #relay(near: TcpClient, peer: Peer): Promise<void> {
    const toProgram = async (): Promise<void> => {
      for await (const bytes of near) await peer.send(bytes);
      peer.end();
    };
    const toClient = async (): Promise<void> => {
      for (let bytes = await peer.some(); bytes; bytes = await peer.some()) await near.send(bytes);
      near.shutdown();
    };
    try {
      await Promise.all([toProgram(), toClient()]);
      await near.close();
    } catch (error) {
      if (error instanceof VerdictError) this.#broken = error;
      near.abort();
    }
  }
}

function make(
  create: typeof createClient,
  port: number,
  mapping: { [type: number]: typeof String },
) {
  const client = create({
    socket: { host: '127.0.0.1', port, reconnectStrategy: false },
    // It insists on no newer commands than the exercise asks for.
    RESP: 2,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    commandOptions: { typeMapping: mapping },
  });
  // The calls that fail say it themselves.
  client.on('error', () => {});
  return client;
}

function shown(value: unknown): string {
  if (value === anError) return 'Error';
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}
