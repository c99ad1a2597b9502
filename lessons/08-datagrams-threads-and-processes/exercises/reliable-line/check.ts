import { setTimeout } from 'node:timers/promises';
import {
  check,
  clockError,
  expectBand,
  expectExit,
  meanwhile,
  type PeerName,
  Perhaps,
  type Program,
  surely,
  systemHas,
  type Trial,
  VerdictError,
} from '#lab';
import { IPEndPoint, UdpClient } from '#sockets';

const most = 40;
/** Enough for a conversation that is longer than GIVEUP, where each takes half of that or more. */
const few = 3;
/** Lines that may be on their way. */
const window = 8;
/** Milliseconds after which a line may, and must, be sent again. */
const [earliest, latest] = [100, 1_000];
/** Longer than any check, and shorter than the conversation with a slow receiver. */
const [longGiveUp, giveUp] = [60_000, 1_500];
/** What it is without the variable. */
const ownGiveUp = 5_000;
/** Milliseconds by which a timer of the program may be late, unless the machine is busy. */
const timerLate = 300;
/** Copies of a line that come although it has been acknowledged: a few may cross on the way. */
const crossing = 12;

/** What becomes of a line, and of the ACKs for it, on a line that is not reliable. */
type Way = {
  /** Whether this copy of the line, from 1, is lost. */
  loses?: (line: number, copy: number) => boolean;
  /** Which ACKs arrive in place of this one. */
  acks?: (ack: number, line: number) => readonly number[];
  /** Milliseconds that each ACK takes. */
  takes?: number;
};

export default check(async (trial) => {
  const byDefault = surely(() => givesUp(trial, 0, { byDefault: true }));
  await trial.step('delivers', () =>
    Promise.all([
      delivers(trial, 'receiver', {}),
      // Its ACKs come at any moment between two rounds of a program that repeats by one clock for all.
      delivers(trial, 'receiver', { takes: 150 }, { count: 3 * window }),
    ]),
  );
  trial.goesOn();
  await trial.step('sends-again', () =>
    Promise.all([
      delivers(trial, 'loses', { loses: (line, copy) => line % 3 === 0 && copy === 1 }),
      delivers(trial, 'loses', { acks: everyThird() }),
      delivers(trial, 'loses', { loses: (line, copy) => line === most && copy <= 2 }),
    ]),
  );
  trial.goesOn();
  await trial.step('takes-order', () =>
    Promise.all([
      delivers(trial, 'doubles', { acks: (ack) => [ack, ack] }),
      delivers(trial, 'reorders', { acks: (ack) => [ack, Math.max(0, ack - 5)] }),
      delivers(trial, 'loses', atRandom(trial.seed)),
    ]),
  );
  trial.goesOn();
  const silent = surely(() => givesUp(trial, 0));
  const half = surely(() => givesUp(trial, 12));
  await trial.step('gives-up', async () => {
    await silent();
    await half();
    await byDefault();
  });
  trial.goesOn();
  await trial.step('waits-while-heard', () =>
    Promise.all([
      surely(() => slowly(trial))(),
      // Where nobody listens, each second send takes the error that the one before it caused: an odd
      // number of them leaves one over.
      delivers(trial, 'comes-late', {}, { late: true, count: window - 1 }),
    ]),
  );
});

/** The first two ACKs of three are lost. */
function everyThird(): (ack: number) => number[] {
  let acks = 0;
  return (ack) => {
    acks += 1;
    return acks % 3 === 0 ? [ack] : [];
  };
}

/** Loses, doubles and delays, in another way with each seed. */
function atRandom(seed: number): Way {
  let state = seed;
  const chance = (percent: number): boolean => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % 100 < percent;
  };
  return {
    loses: (_, copy) => copy < 4 && chance(25),
    acks: (ack) => (chance(25) ? [] : chance(30) ? [ack, ack - 1, ack] : [ack]),
  };
}

/** All lines must arrive, and then the program must end with code 0. */
async function delivers(
  trial: Trial,
  name: PeerName,
  way: Way,
  { late = false, count = most } = {},
): Promise<void> {
  const receiver = await Receiver.open(trial, name, longGiveUp, { late, count });
  await receiver.takesAll(way);
  await expectExit(trial, name, 0, receiver.program);
  receiver.expectSpaced();
}

/** A receiver that falls silent: the program must try for GIVEUP milliseconds, then end with code 4. */
async function givesUp(trial: Trial, until: number, { byDefault = false } = {}): Promise<void> {
  const limit = byDefault ? ownGiveUp : giveUp;
  const receiver = await Receiver.open(trial, 'falls-silent', byDefault ? undefined : limit);
  const { program, port } = receiver;
  await receiver.takesAll({ acks: (ack) => (ack <= until ? [ack] : []) }, limit);
  await expectExit(trial, 'falls-silent', 4, program);
  receiver.expectSpaced();
  receiver.expectRepeated(until);
  const own = program.events.filter(({ kind }) => kind === 'datagram');
  const heard = own.findLast(({ direction }) => direction === 'in')?.t;
  const end = program.overAt ?? program.endedAt;
  const since = heard ?? own[0]?.t ?? program.readyAt;
  // It may count from its start, and we learn late that its code has begun.
  const least = end - (heard ?? program.startedAt);
  const visit = { program, peer: 'falls-silent', port } as const;
  expectBand(trial, visit, { limit, ms: end - since, least });
}

/** It answers, but so rarely that the whole takes longer than GIVEUP, and so does the first line alone. */
async function slowly(trial: Trial): Promise<void> {
  for (let tries = 3; ; tries -= 1) {
    let last = performance.now();
    // The first line does not arrive until it has said so three times; then each ACK is one higher.
    let told = -3;
    const loses = (line: number): boolean => line === 1 && told < 0;
    const acks = (): number[] => {
      if (performance.now() - last < giveUp / 2) return [];
      last = performance.now();
      told += 1;
      return [told];
    };
    const receiver = await Receiver.open(trial, 'slow-receiver', giveUp, { count: few });
    await receiver.takesAll({ loses, acks });
    const { code } = await receiver.program.exited;
    if (code !== 4) return expectExit(trial, 'slow-receiver', 0, receiver.program);
    const ms = receiver.longestSilence;
    if (ms < giveUp - clockError) receiver.fails('gave-up-too-soon', { ms, limit: giveUp });
    // Only what comes is answered: it may have sent nothing to answer.
    receiver.expectRepeated(Math.max(0, told));
    // A busy machine kept us from answering in time, so it was right to give up: try again, or let it be.
    if (tries === 1) return;
  }
}

/** A receiver of ours, and the run of the program that sends to it. */
class Receiver {
  readonly program: Program;
  readonly port: number;
  readonly #trial: Trial;
  readonly #name: PeerName;
  readonly #socket: UdpClient;
  readonly #count: number;
  readonly #copies = new Map<number, number>();
  readonly #have = new Set<number>();
  /** The highest number up to which all lines are here, and that an ACK has told. */
  #reached = 0;
  #told = 0;
  #crossed = 0;
  /** Settles once the last line has been acknowledged. */
  #isDone = (): void => {};
  readonly #done = new Promise<void>((resolve) => {
    this.#isDone = resolve;
  });

  private constructor(
    trial: Trial,
    name: PeerName,
    program: Program,
    socket: UdpClient,
    count: number,
  ) {
    this.#trial = trial;
    this.#name = name;
    this.program = program;
    this.#socket = socket;
    this.#count = count;
    this.port = socket.localEndPoint.port;
  }

  /** One that comes late has its port only after the first line was sent there. */
  static async open(
    trial: Trial,
    name: PeerName,
    giveUpMs: number | undefined,
    { late = false, count = most } = {},
  ): Promise<Receiver> {
    // Where nobody sends to who takes HOST to be 127.0.0.1. A socket of that family has to do.
    const host = (await systemHas('second-loopback')) ? '127.0.0.2' : '127.0.0.1';
    let socket = await UdpClient.bind(new IPEndPoint(host, 0));
    const place = socket.localEndPoint;
    if (late) socket.close();
    const { address: HOST, port } = place;
    const GIVEUP = giveUpMs?.toString();
    const env = { HOST, PORT: `${port}`, COUNT: `${count}`, GIVEUP };
    const program = trial.startClient(env);
    program.name(port, name);
    if (late) {
      const sends = program.event(({ kind }) => kind === 'datagram');
      await Promise.race([trial.wait(name, sends), program.exited]);
      await setTimeout(150);
      socket = await UdpClient.bind(place);
    }
    trial.atEnd(() => socket.close());
    await Promise.race([program.ready, program.exited]);
    return new Receiver(trial, name, program, socket, count);
  }

  /** Takes lines until all are acknowledged, or the program ends: after a silence so long, it has to. */
  async takesAll(way: Way, silentMs?: number): Promise<void> {
    const ended = this.program.exited.then(() => null);
    const tooLong = async (ms: number, base?: number): Promise<'late'> => {
      await this.#trial.overdue(ms, base);
      return 'late';
    };
    // The lowest line that it must believe to be missing has to come again and again.
    let late = tooLong(latest);
    let told = -1;
    let silence = late;
    while (this.#told < this.#count) {
      if (told !== this.#told) {
        [told, late] = [this.#told, tooLong(latest)];
        silence = silentMs === undefined ? late : tooLong(silentMs, 2_000);
      }
      const came = Promise.race([
        this.#socket.receive(),
        this.#done.then(() => 'done' as const),
        ended,
        silentMs === undefined ? late : silence,
      ]);
      const next = await this.#trial.wait(this.#name, came);
      if (next === 'done') return;
      if (next === null) return this.#expectDone(silentMs !== undefined);
      if (next === 'late') return this.#isLate(silentMs);
      const line = await this.#take(`${next.bytes}`, next.remoteEndPoint, way);
      if (line === told + 1) late = tooLong(latest);
    }
  }

  #isLate(limit?: number): never {
    if (limit !== undefined) this.fails('too-late', { ms: limit + 2_000, limit });
    return this.fails('never-again', { line: this.#told + 1, ms: latest });
  }

  /** The number of the line. */
  async #take(text: string, from: IPEndPoint, { loses, acks, takes }: Way): Promise<number> {
    const line = Number(/^\d+/.exec(text)?.[0]);
    const expected = `${this.#reached + 1} of ${this.#count}`;
    if (text !== `${line} of ${this.#count}` || line < 1 || line > this.#count) {
      const at = [...text].findIndex((letter, index) => letter !== expected[index]);
      const shown = { got: JSON.stringify(text.slice(0, 40)), expected: JSON.stringify(expected) };
      this.fails('wrong-answer', { ...shown, at: Math.max(0, at) });
    }
    if (line > this.#told + window) {
      this.fails('too-many-lines', { line, told: this.#told, limit: window });
    }
    if (line <= this.#told) this.#crossed += 1;
    else this.#crossed = 0;
    if (this.#crossed > crossing * window) {
      this.expectSpaced();
      this.fails('again-in-vain', { line, told: this.#told });
    }
    const copy = (this.#copies.get(line) ?? 0) + 1;
    this.#copies.set(line, copy);
    if (loses?.(line, copy)) return line;
    this.#have.add(line);
    while (this.#have.has(this.#reached + 1)) this.#reached += 1;
    for (const ack of acks?.(this.#reached, line) ?? [this.#reached]) {
      if (takes === undefined) await this.#tell(ack, from);
      else void meanwhile(setTimeout(takes).then(() => this.#tell(ack, from)));
    }
    return line;
  }

  async #tell(ack: number, to: IPEndPoint): Promise<void> {
    await this.#socket.send(`ACK ${Math.max(0, ack)}`, to);
    this.#told = Math.max(this.#told, ack);
    if (this.#told >= this.#count) this.#isDone();
  }

  /** The program has ended before all lines were acknowledged: how, tells its code. */
  async #expectDone(mayGiveUp: boolean): Promise<void> {
    const { code } = await this.program.exited;
    if (mayGiveUp || code !== 0 || this.program.crashed) return;
    this.fails('lines-missing', { told: this.#told, count: this.#count });
  }

  /** No line was sent again before it was time, as the program's own clock tells. */
  expectSpaced(): void {
    const last = new Map<string, number>();
    const sent = this.program.events.filter(
      ({ kind, direction, preview }) =>
        kind === 'datagram' && direction === 'out' && preview !== '',
    );
    for (const { preview, t } of sent) {
      const before = last.get(preview) ?? Number.NEGATIVE_INFINITY;
      last.set(preview, t);
      // What comes first waits until its socket is bound: on a busy machine, that takes a while.
      const isFirst = before - (sent[0]?.t ?? 0) < clockError;
      const early = isFirst ? this.#trial.ownSlack(clockError) : clockError;
      const ms = t - before;
      if (ms >= earliest - early) continue;
      const line = Number.parseInt(preview, 10);
      this.fails('again-too-soon', { line, ms: Math.round(ms), limit: earliest });
    }
  }

  /** To the end, each line that it must believe to be missing came again and again, by its own clock. */
  expectRepeated(told: number): void {
    const { events, endedAt, overAt = endedAt } = this.program;
    const sent = events.filter(({ kind, direction }) => kind === 'datagram' && direction === 'out');
    for (let line = told + 1; line <= told + window; line += 1) {
      const own = sent.filter(({ preview }) => preview.startsWith(`${line} of`));
      const times = [...own.map(({ t }) => t), overAt];
      const ms = Math.max(...times.slice(1).map((t, at) => t - (times[at] ?? 0)));
      if (ms <= latest + this.#trial.ownSlack(timerLate)) continue;
      const params = { peer: this.#name, line, ms: latest };
      throw new Perhaps('never-again', params, { program: this.program.run, port: this.port });
    }
  }

  /** Milliseconds that the program heard nothing, by its own clock. */
  get longestSilence(): number {
    const { events, readyAt, endedAt, overAt = endedAt } = this.program;
    const own = events.filter(({ kind }) => kind === 'datagram');
    const heard = own.filter(({ direction }) => direction === 'in');
    // We may learn late that its code has begun.
    const begun = Math.min(readyAt, own[0]?.t ?? readyAt);
    const times = [begun, ...heard.map(({ t }) => t), overAt];
    return Math.round(Math.max(...times.slice(1).map((t, at) => t - (times[at] ?? 0))));
  }

  fails(
    ...[id, params]: [id: VerdictError['verdict']['id'], params: VerdictError['verdict']['params']]
  ): never {
    const about = { program: this.program.run, port: this.port };
    throw new VerdictError(id, { peer: this.#name, ...params }, about);
  }
}
