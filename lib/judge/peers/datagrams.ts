import { randomInt } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Datagram, IPEndPoint, UdpClient } from '#sockets';
import type { Params } from '../../base/i18n.ts';
import { quoted } from '../../wire/escape.ts';
import { type Place, placeText } from '../../wire/event.ts';
import { expectPlace } from '../listening.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import { type PeerName, VerdictError, type VerdictId } from '../verdict.ts';
import { differs, saying } from './difference.ts';
import { otherLoopback } from './ports.ts';

/** Milliseconds in which a program answers a datagram, unless the machine is busy. */
const answerLimit = 2_000;

/** A UDP socket of ours that talks to the program: on loopback, no datagram is lost between them. */
export class UdpPeer {
  readonly name: PeerName;
  readonly #trial: Trial;
  readonly #program: Program;
  readonly #client: UdpClient;
  readonly #place: Place;
  #sent = Buffer.alloc(0);

  private constructor(trial: Trial, program: Program, at: Place, name: PeerName, own: UdpClient) {
    this.name = name;
    this.#trial = trial;
    this.#program = program;
    this.#place = at;
    this.#client = own;
  }

  /** One more peer of a program that has been started; it waits until the program is bound. */
  static async open(trial: Trial, program: Program, name: PeerName): Promise<UdpPeer> {
    const place = await trial.listening(program);
    const client = await UdpClient.bind(new IPEndPoint(place.address, 0));
    trial.atEnd(() => client.close());
    program.name(client.localEndPoint.port, name);
    return new UdpPeer(trial, program, place, name, client);
  }

  get port(): number {
    return this.#client.localEndPoint.port;
  }

  async send(data: string | Uint8Array): Promise<void> {
    this.#sent = Buffer.from(data as string);
    await this.#client.send(data, new IPEndPoint(this.#place.address, this.#place.port));
  }

  /** The program's next datagram to this peer must be that one. */
  async expect(wanted: string): Promise<void> {
    const got = await this.receive(wanted);
    if (!got.equals(Buffer.from(wanted))) this.rejects(got, wanted);
  }

  /** What has come is not what it should be. */
  rejects(got: Buffer, wanted: string): never {
    throw this.#failure('wrong-answer', differs(got, Buffer.from(wanted)));
  }

  /** Sends a datagram, and expects that one in return. */
  async asks(question: string, wanted: string): Promise<void> {
    await this.send(question);
    await this.expect(wanted);
  }

  /** The next datagram, sent from where the program takes datagrams; `wanted` is for the verdict. */
  async receive(wanted: string): Promise<Buffer> {
    const datagram = await this.#next(this.#trial.overdue(answerLimit));
    if (!datagram) {
      const failure = this.#failure('no-answer', {
        ...{ told: 'nothing-came', got: quoted(''), expected: quoted(wanted) },
      });
      throw await this.#program.orAsleep(failure);
    }
    const { bytes, remoteEndPoint } = datagram;
    const from = placeText(remoteEndPoint);
    const place = placeText(this.#place);
    if (from !== place) throw this.#failure('wrong-sender', { place, from });
    return bytes;
  }

  /** Nothing must have arrived that nobody asked for, when the program has answered another peer. */
  async expectSilence(): Promise<void> {
    const datagram = await this.#next(turns());
    if (datagram) throw this.#failure('not-silent', { got: quoted(datagram.bytes) });
  }

  /** The peer is gone: nobody has its port any longer. */
  close(): void {
    this.#client.close();
  }

  /** Null when that comes first. */
  async #next(end: Promise<void>): Promise<Datagram | null> {
    const cancel = new AbortController();
    const received = this.#client.receive({ signal: cancel.signal });
    const next = Promise.race([received, end.then(() => null)]);
    const result = await this.#trial.wait(this.name, next);
    if (result) return result;
    cancel.abort();
    // One may have come just now.
    return received.catch(() => null);
  }

  #failure(id: VerdictId, params: Params): VerdictError {
    const said: Params = { said: 'datagram', ...saying(this.#sent) };
    const about = { program: this.#program.run, port: this.port };
    return new VerdictError(id, { peer: this.name, ...said, ...params }, about);
  }
}

/** Enough turns of the event loop to be given what the system has. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await setImmediate();
}

/** A server of datagrams is bound where HOST and PORT say, and without them to any port of 127.0.0.1. */
export async function heedsPlaceOfDatagrams(trial: Trial): Promise<void> {
  const HOST = await otherLoopback();
  const port = await freePort(HOST);
  const told = trial.startServer({ HOST, PORT: `${port}` });
  await trial.listening(told);
  expectPlace(told, { address: HOST, port });
  await told.kill();
  const untold = trial.startServer({ HOST: undefined, PORT: undefined });
  await trial.listening(untold);
  expectPlace(untold, { address: '127.0.0.1' });
  await untold.kill();
}

/** Below the ports that systems hand out, so that nobody is given it meanwhile. */
async function freePort(host: string): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 30_000);
    const probe = await UdpClient.bind(new IPEndPoint(host, port)).catch(() => null);
    probe?.close();
    if (probe) return port;
  }
}
