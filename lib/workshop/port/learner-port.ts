import { setMaxListeners } from 'node:events';
import type { IPEndPoint } from '../../sockets/endpoint.ts';
import { serve } from '../../sockets/serve.ts';
import { TcpListener } from '../../sockets/tcp-listener.ts';
import { helloLimit } from '../protocol.ts';
import type { Room } from '../room/room.ts';
import { Conversation, type Floor, type Limits } from './conversation.ts';
import { Presence } from './presence.ts';
import { Throttle } from './throttle.ts';

export type PortOptions = {
  room: Room;
  /** What a learner types to join. */
  code: string;
  host: string;
  port: number;
  limits?: Partial<Limits>;
  /** Milliseconds after its last connection in which a learner still counts as being there. */
  awayMs?: number;
};

const usual: Limits = { helloMs: helloLimit, quietMs: 15_000, sendMs: 10_000, againMs: 1_000 };
const connectionLimit = 8_000;

/** Where learners' workbooks connect: plain TCP, see `protocol.ts`. */
export class LearnerPort {
  readonly endPoint: IPEndPoint;
  readonly #stop = new AbortController();
  readonly #conversations = new Set<Conversation>();
  readonly #presence: Presence;
  readonly #served: Promise<void>;
  readonly #unlisten: () => void;

  private constructor(listener: TcpListener, options: PortOptions) {
    const { room, code, limits, awayMs = 10_000 } = options;
    this.endPoint = listener.localEndPoint;
    this.#presence = new Presence(room, awayMs);
    const { signal } = this.#stop;
    setMaxListeners(0, signal);
    const floor: Floor = {
      ...{ room, code, signal, presence: this.#presence, throttle: new Throttle() },
      limits: { ...usual, ...limits },
      paces: new Map(),
    };
    this.#served = serve(listener, (client) => this.#attend(new Conversation(floor, client)), {
      signal,
      graceMs: 0,
    });
    this.#unlisten = room.onChange(this.#whenChanged(room));
  }

  /** Rejects as `TcpListener.start` does. */
  static async start(options: PortOptions): Promise<LearnerPort> {
    const { host, port } = options;
    const listener = await TcpListener.start({ host, port }, { maxConnections: connectionLimit });
    return new LearnerPort(listener, options);
  }

  /** Ends every connection; resolves when there are none. */
  async close(): Promise<void> {
    this.#unlisten();
    this.#stop.abort();
    this.#presence.close();
    await this.#served;
  }

  async #attend(conversation: Conversation): Promise<void> {
    this.#conversations.add(conversation);
    try {
      await conversation.hold();
    } finally {
      this.#conversations.delete(conversation);
    }
  }

  #whenChanged({ state }: Room): () => void {
    let { shared } = state;
    return () => {
      const forAll = state.shared !== shared;
      ({ shared } = state);
      for (const conversation of this.#conversations) conversation.tell(forAll);
    };
  }
}
