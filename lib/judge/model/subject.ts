import type { Place } from '../../wire/event.ts';
import { expectPlace } from '../listening.ts';
import type { Program } from '../program.ts';
import type { Trial } from '../trial.ts';
import { VerdictError } from '../verdict.ts';
import type { Stage } from './actor.ts';
import { hardMessages } from './contents.ts';
import { expectNoGrowth } from './growth.ts';
import { within } from './hearing.ts';
import type { Model } from './owed.ts';
import { Patient } from './patient.ts';
import { type Answer, Promptness } from './promptness.ts';

export type Where = {
  /** Where the program listens, to be met there in turn; default: at its first place. */
  places?: readonly Place[];
  /** Starts it again; default: as a server at any free port. */
  start?: () => Program;
};

/** Milliseconds without progress that are too many: an answer is owed at once. */
const patience = 500;

/** The program that is explored: where it listens, who is connected with it, a fresh one if need be. */
export class Subject {
  readonly #trial: Trial;
  readonly #model: Model;
  readonly #start: () => Program;
  #program: Program;
  #places: readonly Place[];
  /** How many scenes it has passed: each is played in another place. */
  #turn = 0;
  #patient: Patient | undefined;
  /** What such clients say. */
  #lines: ReturnType<typeof patientLines> | undefined;
  /** How many connections earlier steps have left open on purpose. */
  #held: number;
  /** How soon it answers. */
  readonly promptness = new Promptness();

  constructor(trial: Trial, program: Program, model: Model, { places = [], start }: Where) {
    this.#trial = trial;
    this.#program = program;
    this.#model = model;
    this.#held = program.open;
    this.#places = places;
    this.#start = start ?? (() => trial.startServer());
  }

  get run(): string {
    return this.#program.run;
  }

  /** It has passed a scene. */
  passed(): void {
    this.#turn += 1;
    this.promptness.end();
  }

  /** Where peers meet it, and how long they wait without any progress. */
  async stage(ms = patience): Promise<Stage> {
    const [trial, program] = [this.#trial, this.#program];
    this.promptness.begin();
    if (this.#places.length === 0) this.#places = [await trial.listening(program)];
    const place = this.#places[this.#turn % this.#places.length] as Place;
    const { owes } = this.#model;
    const onAnswer = (answer: Answer): void => this.promptness.note(answer);
    return { trial, program, place, owes, patience: trial.slack(ms), onAnswer };
  }

  /** It listens nowhere else, and nothing is left of conversations that both sides have ended. */
  async settled(): Promise<void> {
    expectPlace(this.#program, ...this.#places);
    if (this.#model.mayKeep) return;
    const { connections = 1 } = this.#model;
    const held = this.#held + connections * (this.#patient?.count ?? 0);
    const settled = this.#program.fewOpen(held).then(() => true as const);
    const left = new VerdictError('left-open', { peer: 'client' }, { program: this.run });
    const inTime = (): Promise<boolean> =>
      this.#trial.wait('client', within(this.#trial.slack(patience), settled));
    if (await inTime()) return;
    await this.#program.isAwake();
    if (!(await inTime())) throw left;
  }

  async expectNoGrowth(): Promise<void> {
    await expectNoGrowth(await this.stage(), this.#model, () => this.settled());
  }

  /** Clients come that keep silent from here on. */
  async beginPatience(): Promise<void> {
    this.#lines ??= patientLines(this.#model);
    const { message, refused } = this.#lines;
    if (message) this.#patient = await Patient.begin(await this.stage(), message, refused);
  }

  /** They go on, and leave like others. */
  async endPatience(): Promise<void> {
    await this.#patient?.goOn();
    this.#patient = undefined;
    await this.settled();
  }

  /** A fresh program takes its place. */
  async restart(): Promise<void> {
    await this.#program.kill();
    this.#program = this.#start();
    // Only where scenes are made smaller does another follow soon.
    if (this.#trial.shrinks) await this.#trial.readyAhead();
    const listening = this.#places.map(({ address }) =>
      this.#trial.listening(this.#program, address),
    );
    this.#places = await Promise.all(listening);
    this.#held = 0;
    if (this.#patient) await this.beginPatience();
  }
}

/** What a client stops in the middle of, and what another is turned away for, if anything is. */
function patientLines({ says, owes }: Model): Record<'message' | 'refused', Buffer | undefined> {
  const all = hardMessages(says).filter(({ length }) => length > 1);
  // Text without lines may stop anywhere.
  const cuttable = says.of === 'text' ? all.find((bytes) => bytes.includes(0xc3)) : undefined;
  const message = cuttable ?? all[0];
  const refused = all.findLast((bytes) => owes(bytes, false, 0).mayTalk);
  return { message, refused };
}
