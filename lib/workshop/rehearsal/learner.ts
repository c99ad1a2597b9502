import { mkdirSync } from 'node:fs';
import type { Language } from '../../base/i18n.ts';
import { joinRoom } from '../client/join.ts';
import { RoomClient } from '../client/room-client.ts';
import type { Deed } from '../protocol.ts';
import { workshopWords as words } from '../words.ts';
import { type Answers, judgeNow } from './answers.ts';
import { type Answer, attemptsOf, type Beat, type Manner } from './attempts.ts';
import type { Clock } from './clock.ts';

export type Persona = {
  name: string;
  language: Language;
  manner: Manner;
  /** Whether its programs are really judged. */
  live: boolean;
};

export type Surroundings = {
  clock: Clock;
  random: () => number;
  signal: AbortSignal;
  answers: ReadonlyMap<string, Answers>;
  /** How many choices a question has. */
  choices: (lesson: string, question: string) => number;
};

const minute = 60_000;
/** What some people’s machines lack. */
const troubles = ['ipv6', 'editor', 'clock'];
const handWords = ['why', 'reset', 'here', 'nothing'] as const;

/** Somebody who is in a room for a rehearsal: the true client, and what people do with it. */
export class SimulatedLearner {
  readonly #persona: Persona;
  readonly #around: Surroundings;
  readonly #work: URL;
  #client: RoomClient;
  /** Polls that were answered, exercises that were worked on. */
  readonly #polls = new Set<number>();
  readonly #done = new Set<string>();

  private constructor(persona: Persona, around: Surroundings, work: URL, client: RoomClient) {
    this.#persona = persona;
    this.#around = around;
    this.#work = work;
    this.#client = client;
  }

  static async join(
    persona: Persona,
    room: { host: string; port: number; code: string },
    work: URL,
    around: Surroundings,
  ): Promise<SimulatedLearner> {
    mkdirSync(work, { recursive: true });
    await joinRoom(work, { ...room, name: persona.name, language: persona.language });
    const learner = new SimulatedLearner(persona, around, work, connected(work, around.clock));
    learner.#listen();
    return learner;
  }

  /** Follows the room until the rehearsal ends. */
  async live(): Promise<void> {
    const { clock, random, signal } = this.#around;
    try {
      await this.#minutes(random());
      const trouble =
        random() < 0.15 ? [troubles[Math.floor(random() * troubles.length)] ?? ''] : [];
      this.#tell({ did: 'doctor', ok: trouble.length === 0, trouble });
      for (let before = ''; ; ) {
        const place = this.#client.shared?.place;
        const key = JSON.stringify(place ?? null);
        if (!place || key === before) {
          await clock.wait(minute / 4);
          continue;
        }
        before = key;
        if (place.exercise !== undefined) await this.#exercise(place.exercise);
        else if (place.section !== undefined && this.#persona.manner !== 'silent') {
          await this.#minutes(2 * random());
          this.#tell({ did: 'reading', lesson: place.lesson, section: place.section });
        }
        if (random() < 0.04) await this.#away();
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #exercise(id: string): Promise<void> {
    const { answers, random } = this.#around;
    const known = answers.get(id);
    if (!known || this.#done.has(id)) return;
    this.#done.add(id);
    const { manner } = this.#persona;
    for (const beat of attemptsOf({ ...known, exercise: id, manner, random })) {
      await this.#minutes(beat.after);
      await this.#do(beat, known);
    }
  }

  async #do(beat: Beat, { exercise }: Answers): Promise<void> {
    if ('deed' in beat) this.#tell(beat.deed);
    else if ('hand' in beat) this.#hand(beat.hand === 'up');
    else await this.#check(beat.check, exercise);
  }

  async #check(answer: Answer, exercise: Answers['exercise']): Promise<void> {
    if (this.#persona.live) await judgeNow(exercise, answer, this.#around.signal);
    const { verdict, peer, held, of } = answer;
    const judged = { did: 'judged', exercise: exercise.id, ok: verdict === 'passed' } as const;
    this.#tell({ ...judged, verdict, ...(peer !== undefined && { peer }), held, of });
  }

  #hand(up: boolean): void {
    const { language } = this.#persona;
    const key = handWords[Math.floor(this.#around.random() * handWords.length)] ?? 'why';
    this.#tell(
      up
        ? { did: 'hand', up, words: words(language, `rehearse.hand.${key}`) }
        : { did: 'hand', up },
    );
  }

  /** A laptop is closed for a while: what it is told meanwhile it hears when it is back. */
  async #away(): Promise<void> {
    await this.#client.close();
    await this.#minutes(5 + 3 * this.#around.random());
    this.#client = connected(this.#work, this.#around.clock);
    this.#listen();
  }

  #listen(): void {
    const client = this.#client;
    client.onChange(() => this.#vote(client));
  }

  #vote(client: RoomClient): void {
    const poll = client.shared?.poll;
    if (!poll?.open || this.#polls.has(poll.n) || this.#persona.manner === 'silent') return;
    this.#polls.add(poll.n);
    const { random, choices } = this.#around;
    const { lesson, question } = poll;
    const choice = Math.floor(random() * choices(lesson, question));
    this.#minutes(0.1 + random())
      .then(() => client.tell({ did: 'answered', lesson, question, choice }))
      .catch(() => {});
  }

  #tell(deed: Deed): void {
    this.#client.tell(deed);
  }

  #minutes(count: number): Promise<void> {
    return this.#around.clock.wait(count * minute);
  }
}

function connected(work: URL, { now }: Clock): RoomClient {
  const client = RoomClient.of(work, now);
  if (!client) throw new Error('no ticket');
  client.connect(true);
  return client;
}
