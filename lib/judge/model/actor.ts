import type { Params } from '../../base/i18n.ts';
import type { Place } from '../../wire/event.ts';
import { clockError } from '../lateness.ts';
import { saying } from '../peers/difference.ts';
import type { Peer } from '../peers/peer.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import { type PeerName, VerdictError } from '../verdict.ts';
import type { Act } from './conversation.ts';
import { Hearing } from './hearing.ts';
import { compare, type Owed, type Owes } from './owed.ts';
import type { Answer } from './promptness.ts';
import { afterSilence, type Fault, fail, weigh } from './weigh.ts';

export type Stage = {
  trial: Trial;
  program: Program;
  place: Place;
  owes: Owes;
  /** Milliseconds without any progress after which a peer has waited long enough. */
  patience: number;
  /** Told of each answer that was owed at once. */
  onAnswer: (answer: Answer) => void;
};

type Role = {
  name: PeerName;
  /** How many there are in its scene. */
  count: number;
  /** Whether it reads nothing before its FIN. */
  late?: boolean;
};

/** One peer that does what it is told, and compares what it gets with what it is owed. */
export class Actor {
  readonly #role: Role;
  readonly #stage: Stage;
  readonly #makeLeave: (alone: Actor) => boolean;
  #peer: Peer | undefined;
  #sent: Buffer = Buffer.alloc(0);
  #fin = false;
  #since = Date.now();
  #owed: Owed;
  readonly #heard = new Hearing();
  /** When it began to ask for what it is owed. */
  #askedAt = 0;
  /** Whether nothing more is to be said or heard. */
  #over = false;
  #left = false;

  /** `leave`: makes all others leave; says whether anybody was there. */
  constructor(role: Role, stage: Stage, leave: (alone: Actor) => boolean = () => false) {
    this.#role = role;
    this.#stage = stage;
    this.#makeLeave = leave;
    this.#owed = this.#owes();
  }

  #owes(): Owed {
    return this.#stage.owes(this.#sent, this.#fin, this.#since);
  }

  async do(act: Act): Promise<void> {
    this.#stage.trial.goesOn();
    if (act.does === 'connect') {
      this.#since = Date.now();
      this.#owed = this.#owes();
      this.#askedAt = performance.now();
      this.#peer = await this.#stage.trial.connect(this.#role.name, this.#stage.place);
      if (!this.#role.late) void this.#heard.read(this.#peer);
    }
    const peer = this.#peer;
    if (act.does === 'fin' && peer) this.#end(peer);
    if (!peer || this.#over) return;
    if (act.does === 'hear') await this.#hear();
    // A peer that will be left has nothing more to say, as a rule.
    const { ends, mayTalk } = this.#owed;
    if (act.does === 'send' && (!ends || ends === 'may' || mayTalk)) await this.#send(peer, act);
    if (act.does === 'reset') {
      this.#over = true;
      await peer.reset();
    }
  }

  /** Also after the program has ended its side. */
  #end(peer: Peer): void {
    this.#asks();
    this.#fin = true;
    this.#owed = this.#owes();
    peer.end();
    if (this.#role.late && !this.#over) void this.#heard.read(peer);
  }

  /** Whether the program ended the conversation first. */
  get wasLeft(): boolean {
    return this.#left;
  }

  drop(): void {
    this.#over = true;
    this.#peer?.drop();
  }

  /** Whether it has connected, and the conversation goes on. */
  get isThere(): boolean {
    return this.#peer !== undefined && !this.#over;
  }

  async #send(peer: Peer, { bytes, apart }: { bytes: Buffer; apart: boolean }): Promise<void> {
    this.#asks();
    this.#sent = Buffer.concat([this.#sent, bytes]);
    this.#owed = this.#owes();
    // A program that has said everything has to read on all the same.
    const waits = apart || this.#heard.ended === 'fin';
    let code: Params[string] = 'ECONNRESET';
    try {
      await (waits ? peer.sendApart(bytes) : peer.send(bytes));
    } catch (error) {
      if (!(error instanceof VerdictError) || !isBreak(error)) throw error;
      code = error.verdict.params.code ?? '';
      await this.#stage.program.noticed(peer.port);
    }
    // Whether the program may have left already, `hear` decides; who has heard it all must not be reset.
    if (this.#heard.ended !== 'fin') return;
    const { mayTalk = 0 } = this.#owed;
    const { trial, program } = this.#stage;
    const since = this.#since - trial.startedAt;
    const life = program.life(peer.port, { since, address: peer.address, from: 'spoke' });
    if (life < mayTalk - trial.ownSlack(clockError))
      throw this.#failure(fail('reset-by-program', { code }));
  }

  /** Waits for all that is owed by now, and for nothing more. */
  async #hear(): Promise<void> {
    for (;;) {
      const { bytes: got, ended } = this.#heard;
      if (ended instanceof VerdictError && !isBreak(ended)) throw ended;
      const next = weigh(this.#owed, got, ended);
      if (next.does === 'fail') {
        const failure = this.#failure(next);
        throw next.isEnd ? await this.#orDied(failure) : failure;
      }
      if (next.answered) this.#answered();
      if (next.does === 'leave') this.#leave();
      if (next.does !== 'wait') return;
      const news = await this.#heard.next(this.#stage, this.#stage.patience);
      if (news === 'news') continue;
      const failure = this.#failure(afterSilence(this.#owed, got, news === 'asleep'));
      const mayBeAlone = news === 'silence' && failure.verdict.id === 'no-answer';
      throw mayBeAlone ? await this.#orAlone(failure) : failure;
    }
  }

  /** A peer that is answered once all others have left was waiting for them. */
  async #orAlone(failure: VerdictError): Promise<VerdictError> {
    if (this.#heard.bytes.length > 0 || !this.#makeLeave(this)) return failure;
    await this.#heard.next(this.#stage, this.#stage.patience);
    if (this.#heard.bytes.length === 0) return failure;
    const { verdict, about } = failure;
    return new VerdictError(verdict.id, { ...verdict.params, more: 'served-alone' }, about);
  }

  /** Before it says more: if it has heard everything, waiting begins only now. */
  #asks(): void {
    const { state } = compare(this.#owed, this.#heard.bytes);
    if (state === 'whole') this.#askedAt = performance.now();
  }

  #answered(): void {
    const { cameAt } = this.#heard;
    if (this.#role.late || cameAt < this.#askedAt) return;
    this.#stage.onAnswer({ ms: cameAt - this.#askedAt, at: cameAt, fin: this.#fin });
  }

  /** The program has ended its side: nothing more is to be heard, and perhaps nothing said. */
  #leave(): void {
    this.#over = !this.#owed.mayTalk;
    if (!this.#fin) this.#left = true;
  }

  /** The system ends the connections of a program that has crashed. */
  async #orDied(failure: VerdictError): Promise<VerdictError> {
    const { program } = this.#stage;
    await program.isAwake();
    return program.overAt === undefined ? failure : program.orDied(failure, this.#role.name);
  }

  /** If nothing has come at all, it is told in other words. */
  #failure({ id, params, ifNothing }: Fault): VerdictError {
    const { program } = this.#stage;
    const sent = this.#sent.length > 0;
    const said = this.#fin ? (sent ? 'fin' : 'only-fin') : sent ? 'data' : 'nothing';
    const about = { program: program.run, port: this.#peer?.port };
    const { name: peer, count } = this.#role;
    const sentence = count > 1 ? `one-${said}` : said;
    const told = { peer, count, said: sentence, ...saying(this.#sent) };
    if (ifNothing && this.#heard.bytes.length === 0) Object.assign(told, { told: ifNothing });
    return new VerdictError(id, { ...told, ...params }, about);
  }
}

/** Whether a verdict says only that a connection broke. */
const isBreak = ({ verdict }: VerdictError): boolean => verdict.id === 'reset-by-program';
