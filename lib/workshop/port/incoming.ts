import { ByteReader } from '../../sockets/byte-reader.ts';
import { codeOf } from '../../sockets/errors.ts';
import type { TcpClient } from '../../sockets/tcp-client.ts';
import { type FromLearner, lineLimit, type Refusal } from '../protocol.ts';
import { readLine } from './line.ts';

export type Hello = Extract<FromLearner, { type: 'hello' }>;

/** What a learner's workbook says, line by line. */
export class Incoming {
  readonly #client: TcpClient;
  readonly #reader: ByteReader;

  constructor(client: TcpClient) {
    this.#client = client;
    this.#reader = new ByteReader(client);
  }

  /** The first line, which is a hello, and whole within some milliseconds. */
  async hello(withinMs: number): Promise<Hello> {
    this.#client.setDeadline(withinMs);
    try {
      const line = await this.#line();
      if (line?.type === 'hello') return line;
      throw new Refused('line');
    } catch (error) {
      throw codeOf(error) === 'ETIMEDOUT' ? new Refused('late') : error;
    } finally {
      this.#client.setDeadline(0);
    }
  }

  /** The next line; null at the end. A peer that is silent is asked, and dropped if it stays so. */
  async next(quietMs: number, ask: () => void): Promise<FromLearner | null> {
    this.#client.receiveTimeout = quietMs;
    try {
      return await this.#line();
    } catch (error) {
      if (codeOf(error) !== 'ETIMEDOUT') throw error;
      ask();
      return this.#line();
    }
  }

  async #line(): Promise<FromLearner | null> {
    const text = await this.#reader.readLine({ maxLength: lineLimit }).catch((error) => {
      throw codeOf(error) === 'ERR_LINE_TOO_LONG' ? new Refused('line') : error;
    });
    if (text === null) return null;
    const line = readLine(text);
    if (typeof line === 'string') throw new Refused(line);
    return line;
  }
}

/** What makes a room hang up. */
export class Refused extends Error {
  readonly reason: Refusal;

  constructor(reason: Refusal) {
    super(reason);
    this.reason = reason;
  }
}
