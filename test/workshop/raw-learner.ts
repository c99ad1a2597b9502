import { ByteReader, TcpClient } from '../../lib/sockets/sockets.ts';
import { type FromRoom, protocolVersion } from '../../lib/workshop/protocol.ts';

export type Line<Type extends FromRoom['type']> = Extract<FromRoom, { type: Type }>;

/** A learner's end of a connection that says whatever a test wants, whether it makes sense or not. */
export class RawLearner {
  readonly client: TcpClient;
  readonly #reader: ByteReader;

  private constructor(client: TcpClient) {
    this.client = client;
    this.#reader = new ByteReader(client);
  }

  static async connect(port: number): Promise<RawLearner> {
    return new RawLearner(await TcpClient.connect({ host: '127.0.0.1', port }));
  }

  say(line: unknown): Promise<void> {
    return this.client.send(typeof line === 'string' ? line : `${JSON.stringify(line)}\n`);
  }

  /** The next line of a type; lines of other types are left out. */
  async hear<Type extends FromRoom['type']>(type: Type): Promise<Line<Type>> {
    for (;;) {
      const text = await this.#reader.readLine({ maxLength: 1024 * 1024 });
      if (text === null) throw new Error(`no ${type} before the end`);
      const line = JSON.parse(text) as FromRoom;
      if (line.type === type) return line as Line<Type>;
      if (line.type === 'refused') throw new Error(`refused: ${line.reason}`);
    }
  }

  /** Everything until the room hangs up. */
  async rest(): Promise<FromRoom[]> {
    const lines: FromRoom[] = [];
    try {
      for (;;) {
        const text = await this.#reader.readLine({ maxLength: 1024 * 1024 });
        if (text === null) return lines;
        lines.push(JSON.parse(text));
      }
    } catch {
      return lines;
    }
  }

  async join(code: string, name = 'Ana', more: object = {}): Promise<Line<'welcome'>> {
    await this.say(hello({ code, name, ...more }));
    return this.hear('welcome');
  }

  async back(token: string, more: object = {}): Promise<Line<'welcome'>> {
    await this.say(hello({ token, ...more }));
    return this.hear('welcome');
  }

  /** Waits until all up to a number is acknowledged. */
  async acked(n: number): Promise<void> {
    for (;;) if ((await this.hear('ack')).n >= n) return;
  }

  close(): Promise<void> {
    return this.client.close();
  }
}

export const hello = (more: object = {}): object => ({
  ...{ type: 'hello', version: protocolVersion, name: 'Ana', language: 'en' },
  ...{ now: Date.now(), first: 1, ...more },
});

export const eventLine = (n: number, exercise = '01-listening/echo', at = Date.now()): object => ({
  ...{ type: 'event', n, at },
  deed: { did: 'started', exercise },
});
