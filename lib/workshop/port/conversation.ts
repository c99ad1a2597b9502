import { setTimeout } from 'node:timers/promises';
import { codeOf } from '../../sockets/errors.ts';
import type { TcpClient } from '../../sockets/tcp-client.ts';
import type { Refusal } from '../protocol.ts';
import { isCode } from '../room/keys.ts';
import { shownName } from '../room/names.ts';
import type { Room } from '../room/room.ts';
import { sharedOf } from '../room/shared.ts';
import type { Learner } from '../room/state.ts';
import { type Hello, Incoming, Refused } from './incoming.ts';
import { Outbox } from './outbox.ts';
import { Pace } from './pace.ts';
import type { Presence } from './presence.ts';
import type { Throttle } from './throttle.ts';

/** Milliseconds. */
export type Limits = {
  /** From connecting to a whole hello. */
  helloMs: number;
  /** Of silence until a ping is sent, and again until the connection is dropped. */
  quietMs: number;
  /** For a line that the learner does not read. */
  sendMs: number;
  /** Until what could not be kept is tried again. */
  againMs: number;
};

/** What the conversations of a port have in common. */
export type Floor = {
  room: Room;
  code: string;
  limits: Limits;
  throttle: Throttle;
  presence: Presence;
  /** How fast each learner's lines are read, over all its connections. */
  paces: Map<string, Pace>;
  /** Aborted when the port closes. */
  signal: AbortSignal;
};

type Answer = { refused: Refusal; waitMs?: number } | { learner: Learner; token: string };

/** One connection of one learner's workbook, from its hello on. */
export class Conversation {
  readonly #floor: Floor;
  readonly #client: TcpClient;
  readonly #incoming: Incoming;
  readonly #outbox: Outbox;
  #learner: Learner | null = null;
  /** What it was told last. */
  #told = { hand: false, follow: true };

  constructor(floor: Floor, client: TcpClient) {
    this.#floor = floor;
    this.#client = client;
    this.#incoming = new Incoming(client);
    this.#outbox = new Outbox(client, floor.limits.sendMs);
  }

  /** Until either side has enough. Nothing that a peer does makes it throw. */
  async hold(): Promise<void> {
    const { presence, limits } = this.#floor;
    try {
      const hello = await this.#incoming.hello(limits.helloMs);
      const answer = await this.#answer(hello);
      if ('refused' in answer) return await this.#refuse(answer.refused, answer.waitMs);
      const { learner, token } = answer;
      if (!presence.mayCome(learner.id)) return await this.#refuse('full');
      presence.came(learner.id);
      try {
        this.#welcome(learner, token);
        this.#learner = learner;
        await this.#hear(learner, hello);
      } finally {
        presence.went(learner.id);
      }
    } catch (error) {
      if (this.#floor.signal.aborted) return;
      if (error instanceof Refused) await this.#refuse(error.reason);
      else if (codeOf(error) === '') throw error;
    }
  }

  /** Something has changed: what everybody may know, or perhaps what this learner has said elsewhere. */
  tell(shared: boolean): void {
    const learner = this.#learner;
    if (!learner) return;
    const { hand, follow } = this.#told;
    if (!shared && hand === (learner.hand !== null) && follow === learner.follow) return;
    this.#outbox.put('room', () => ({ type: 'room', ...this.#known(learner) }));
  }

  async #answer({ token, code, name, language }: Hello): Promise<Answer> {
    const { room, throttle } = this.#floor;
    const known = token === undefined ? null : room.learnerOf(token);
    if (known && token !== undefined) {
      await this.#kept(() => room.rename(known, { name, language }));
      return { learner: known, token };
    }
    if (code === undefined) return { refused: 'token' };
    const { address } = this.#client.remoteEndPoint;
    const waitMs = throttle.waitMs(address, room.now());
    if (waitMs > 0) return { refused: 'throttled', waitMs };
    if (!isCode(code, this.#floor.code)) {
      throttle.wrong(address, room.now());
      return { refused: 'code' };
    }
    const shown = shownName(name);
    if (shown === '') return { refused: 'name' };
    const joined = await this.#kept(() => room.join({ name: shown, language, via: 'terminal' }));
    return joined ?? { refused: 'full' };
  }

  #welcome(learner: Learner, token: string): void {
    const { id, name } = learner;
    this.#outbox.put('welcome', () => {
      const { received } = learner;
      return { type: 'welcome', learner: id, token, name, received, ...this.#known(learner) };
    });
  }

  #known({ hand, follow }: Learner) {
    const { room } = this.#floor;
    this.#told = { hand: hand !== null, follow };
    return { ...this.#told, shared: sharedOf(room.state, room.now()) };
  }

  async #hear(learner: Learner, { now, first }: Hello): Promise<void> {
    const { room, limits, paces } = this.#floor;
    const { id } = learner;
    const offset = room.now() - now;
    const pace = paces.get(id) ?? new Pace();
    paces.set(id, pace);
    const ask = () => this.#outbox.put('ping', () => ({ type: 'ping' }));
    for (;;) {
      const line = await this.#incoming.next(limits.quietMs, ask);
      if (line === null) return;
      await this.#pause(pace.next());
      if (line.type === 'hello') throw new Refused('line');
      if (line.type === 'ping') this.#outbox.put('pong', () => ({ type: 'pong' }));
      if (line.type !== 'event') continue;
      const { n, at, deed } = line;
      if (n === 0) throw new Refused('line');
      const when = { n, at: at + offset, first };
      await this.#kept(() => room.did(id, deed, when));
      this.#outbox.put('ack', () => ({ type: 'ack', n: learner.received }));
    }
  }

  /** Tries until it can be kept: meanwhile this learner is not read, and nothing acknowledged. */
  async #kept<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (codeOf(error) === '') throw error;
        await this.#pause(this.#floor.limits.againMs);
      }
    }
  }

  async #pause(ms: number): Promise<void> {
    if (ms > 0) await setTimeout(ms, undefined, { signal: this.#floor.signal });
  }

  async #refuse(reason: Refusal, waitMs?: number): Promise<void> {
    const line = { type: 'refused', reason, ...(waitMs !== undefined && { waitMs }) };
    await this.#client.send(`${JSON.stringify(line)}\n`).catch(() => {});
  }
}
