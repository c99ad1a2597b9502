import { explain, type TcpClient } from '#sockets';
import type { Params } from '../../base/i18n.ts';
import { type Bytes, quoted } from '../../wire/escape.ts';
import { type PeerName, VerdictError, type VerdictId } from '../verdict.ts';
import type { TrialAccess, Wanted } from '../waits.ts';
import { differs, lacks } from './difference.ts';
import { Incoming } from './incoming.ts';

/** Bytes that a line may have. */
const lineLimit = 64 * 1024;

/**
 * A real TCP peer of the program, on either side. Throws a `VerdictError` when the program fails it.
 */
export class Peer {
  readonly name: PeerName;
  readonly #client: TcpClient;
  readonly #reader: Incoming;
  readonly #trial: TrialAccess;
  #sent = 0;
  /** A line that may come at any time, and says nothing. */
  #ignored: string | undefined;

  constructor(name: PeerName, client: TcpClient, trial: TrialAccess) {
    this.name = name;
    this.#client = client;
    this.#reader = new Incoming(client);
    this.#trial = trial;
  }

  /** The peer's own port. */
  get port(): number {
    return this.#client.localEndPoint.port;
  }

  get address(): string {
    return this.#client.localEndPoint.address;
  }

  /** Sends, and waits only while the program does not read. */
  async send(bytes: Bytes): Promise<void> {
    this.#sent += Buffer.byteLength(bytes);
    await this.#try(this.#client.send(bytes), { ...this.#wants({ more: 'reading' }), sends: true });
  }

  /**
   * Sends, and waits until the program has read it: what is sent next comes as a read of its own. A
   * program may choose not to read; `always` waits as long as it takes: a reset overtakes unread bytes.
   */
  async sendApart(bytes: Bytes, always = false): Promise<void> {
    await this.send(bytes);
    const seen = this.#trial.seen(this.port, this.#sent, always);
    await this.#trial.wait(this.name, seen, this.#wants({ more: 'reading' }));
  }

  /** From here on, this line counts for nothing, wherever it comes between others. */
  ignore(line: string): void {
    this.#ignored = line;
  }

  /** Sends FIN. */
  end(): void {
    this.#client.shutdown();
  }

  /** Sends RST, and waits until the program has noticed. */
  async reset(): Promise<void> {
    this.#client.abort();
    await this.#trial.wait(this.name, this.#trial.noticed(this.port));
  }

  /** Reads exactly these bytes. */
  async expect(expected: Bytes): Promise<void> {
    const wanted = Buffer.from(expected as string);
    const got: Buffer[] = [];
    let length = 0;
    while (length < wanted.length) {
      const part = await this.#read(Math.min(wanted.length - length, 64 * 1024), got, wanted);
      got.push(part);
      const same = part.equals(wanted.subarray(length, length + part.length));
      length += part.length;
      if (!same) throw this.#wrong(wanted, Buffer.concat([...got, await this.#reader.here(64)]));
    }
  }

  /** Reads a line and returns it without its end, LF or CRLF, which must be there. */
  async line(expected = '…'): Promise<string> {
    if (this.#ignored === undefined) return this.#nextLine(expected);
    // Lines that count for nothing bring it no closer to this one.
    const wants = this.#wants(() => answer(Buffer.alloc(0), Buffer.from(`${expected}\n`)));
    return this.#trial.wait(this.name, this.#lineAmongOthers(expected), { ...wants, fin: true });
  }

  async #lineAmongOthers(expected: string): Promise<string> {
    for (;;) {
      const line = await this.#nextLine(expected);
      if (line !== this.#ignored) return line;
    }
  }

  async #nextLine(expected: string): Promise<string> {
    let here: Buffer = Buffer.alloc(0);
    const wants = this.#wants(() => answer(here, Buffer.from(`${expected}\n`)));
    while (!here.includes('\n')) {
      if (here.length > lineLimit) throw this.#failure('line-too-long');
      const more = await this.#try(this.#reader.beyond(here.length), wants);
      if (more === null) {
        const id = here.length > 0 ? 'no-line-end' : 'closed-too-soon';
        throw await this.#ended(id, here, Buffer.from(`${expected}\n`));
      }
      here = more;
    }
    return (await this.#try(this.#reader.readLine({ maxLength: lineLimit }), wants)) ?? '';
  }

  /** Reads exactly this line, whatever its line ending. */
  async expectLine(expected: string): Promise<void> {
    const line = await this.line(expected);
    if (line !== expected) throw this.#wrong(Buffer.from(expected), Buffer.from(line));
  }

  /** Sends this, and reads exactly these lines. */
  async asks(bytes: Bytes, ...answers: readonly string[]): Promise<void> {
    await this.send(bytes);
    for (const answer of answers) await this.expectLine(answer);
  }

  /** Sends FIN, and reads the program's. */
  async leave(): Promise<void> {
    this.end();
    await this.expectEnd();
  }

  /** Reads everything until the program's FIN. */
  async rest(): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (;;) {
      const part = await this.#try(this.#reader.some(), this.#wants({ more: 'fin' }));
      if (part === null) return Buffer.concat(parts);
      parts.push(part);
    }
  }

  /** Reads the program's FIN; a byte before it is one too many. */
  async expectEnd(): Promise<void> {
    const wants = { ...this.#wants({ more: 'fin' }), fin: true };
    const more = await this.#try(this.#reader.some(64), wants);
    if (more && this.#ignored !== undefined) {
      const rest = `${more}${await this.rest()}`.split('\n');
      const odd = rest.find((line) => line !== '' && line.replace(/\r$/, '') !== this.#ignored);
      if (odd !== undefined) throw this.#failure('too-much', { got: quoted(Buffer.from(odd)) });
    } else if (more) throw this.#failure('too-much', { got: quoted(more) });
  }

  /** Waits until the program has closed its socket, or has ended: its FIN alone is neither. */
  closed(): Promise<void> {
    return this.#trial.wait(this.name, this.#trial.closed(this.port), this.#wants({ more: 'fin' }));
  }

  /** Everything that the program still sends, however it leaves. */
  async remains(): Promise<Buffer> {
    const parts: Buffer[] = [];
    const drain = async (): Promise<void> => {
      for (;;) {
        const part = await this.#reader.some();
        if (part === null) return;
        parts.push(part);
      }
    };
    const drained = drain().catch(() => {});
    await this.#trial.wait(this.name, drained, { ...this.#wants({ more: 'fin' }), fin: true });
    return Buffer.concat(parts);
  }

  /** The next bytes, as they come; null at the program's FIN. */
  some(): Promise<Buffer | null> {
    return this.#try(this.#reader.some(), this.#wants({}));
  }

  /** As `some`, but a break is told at once, before it is known whether the program has died of it. */
  someAtOnce(): Promise<Buffer | null> {
    return this.#try(this.#reader.some(), this.#wants({}), (broken) => broken);
  }

  /** Closes our side at the end of a check; how it does so no longer matters. */
  drop(): void {
    this.#client.abort();
  }

  async #read(limit: number, got: Buffer[], wanted: Buffer): Promise<Buffer> {
    const wants = this.#wants(() => answer(Buffer.concat(got), wanted));
    const part = await this.#try(this.#reader.some(limit), wants);
    if (part) return part;
    throw await this.#ended('closed-too-soon', Buffer.concat(got), wanted);
  }

  #wants(what: Params | (() => Params)): Wanted {
    return { port: this.port, what: typeof what === 'function' ? what : () => what };
  }

  #failure(id: VerdictId, params: Params = {}): VerdictError {
    return new VerdictError(id, { peer: this.name, ...params }, { port: this.port });
  }

  /** The program has sent its FIN before everything we were waiting for. */
  #ended(id: VerdictId, got: Buffer, wanted: Buffer): Promise<VerdictError> {
    return this.#trial.orDied(this.#failure(id, lacks(got, wanted)), this.name);
  }

  #wrong(wanted: Buffer, got: Buffer): VerdictError {
    return this.#failure('wrong-answer', differs(got, wanted));
  }

  async #try<T>(
    work: Promise<T>,
    wanted: Wanted,
    reason: (broken: VerdictError) => VerdictError | Promise<VerdictError> = (broken) =>
      this.#trial.orDied(broken, this.name),
  ): Promise<T> {
    try {
      return await this.#trial.wait(this.name, work, wanted);
    } catch (error) {
      if (error instanceof VerdictError) throw error;
      const { id, params } = explain(error);
      const broken =
        id === 'too-long'
          ? this.#failure('line-too-long')
          : this.#failure('reset-by-program', { code: params.code });
      throw await reason(broken);
    }
  }
}

/** The rest of an answer, as something to wait for. */
function answer(got: Buffer, wanted: Buffer): Params {
  return { more: 'answer', ...lacks(got, wanted) };
}
