import { UserError } from '../base/user-error.ts';
import type { Lesson } from '../course/lesson.ts';
import { judgedLimits, mebibyte } from '../judge/limits.ts';
import { chooseRuns } from '../study/choose-runs.ts';
import { play } from '../study/play.ts';
import type { WireEvent } from '../wire/event.ts';
import type { OutputLine } from '../wire/recording.ts';
import type { LiveEvent, Started } from './state.ts';

type RunsOptions = {
  lessonOf: (id: string) => Lesson | undefined;
  /** A program as the learner has changed it; null: as it is in the lesson. */
  ownFile: (lesson: string, program: string) => URL | null;
  send: (event: LiveEvent) => void;
  report: (error: unknown) => void;
};

/** Characters of a line that are kept. */
const mostOfLine = 1_000;
const clipped = (line: OutputLine): OutputLine =>
  line.text.length <= mostOfLine ? line : { ...line, text: `${line.text.slice(0, mostOfLine)}…` };

const { heapLimit, memoryLimit } = judgedLimits;
const limits = { heapLimit, memoryLimit, outputLimit: mebibyte };

/** `01-listening/first-listener+greeter`: how a run is named. */
export const runId = (lesson: string, programs: readonly string[]): string =>
  `${lesson}/${programs.join('+')}`;

/** What a run's name says. */
export function partsOf(id: string): { lesson: string; programs: string[] } {
  const [lesson = '', programs = ''] = id.split('/');
  return { lesson, programs: programs.split('+') };
}

/** The programs that are running, and what they say. */
export class Runs {
  readonly #options: RunsOptions;
  readonly #going = new Map<string, { stopping: AbortController; ended: Promise<void> }>();

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  start(started: Started, number: number): void {
    const { id } = started;
    const stopping = new AbortController();
    const ended = this.#run(started, number, stopping.signal).catch(this.#options.report);
    this.#going.set(id, { stopping, ended });
    void ended.then(() => this.#going.delete(id));
  }

  stop(id: string): void {
    this.#going.get(id)?.stopping.abort();
  }

  /** Ends them all; settles when no process is left. */
  async close(): Promise<void> {
    const going = [...this.#going.values()];
    for (const { stopping } of going) stopping.abort();
    await Promise.all(going.map(({ ended }) => ended));
  }

  async #run(started: Started, number: number, signal: AbortSignal): Promise<void> {
    const { send } = this.#options;
    const { id, language, host, port } = started;
    const gathered = new Gathered((output, wire) =>
      send({ type: 'happened', id, number, output, wire }),
    );
    const over = (
      trouble: UserError | null,
      exits: Extract<LiveEvent, { type: 'over' }>['exits'],
    ) => {
      gathered.flush();
      send({ type: 'over', id, number, exits, trouble });
    };
    try {
      const { recording } = await play(this.#chosen(started), {
        ...{ language, host, port, signal, limits },
        onOutput: (line) => gathered.output(clipped(line)),
        onWire: (event) => gathered.wire(event),
      });
      over(null, recording.exits);
    } catch (error) {
      if (!(error instanceof UserError)) this.#options.report(error);
      over(error instanceof UserError ? error : null, []);
    }
  }

  #chosen({ id, programs, port }: Started): ReturnType<typeof chooseRuns>[number] {
    const { lessonOf, ownFile } = this.#options;
    const { lesson: name } = partsOf(id);
    const lesson = lessonOf(name);
    const [chosen] = lesson ? chooseRuns(lesson, programs, port) : [];
    if (!chosen) throw new UserError('program-missing', { given: programs.join(' ') }, 1);
    const own = chosen.programs.map((program) => {
      return { ...program, file: ownFile(name, program.name) ?? program.file };
    });
    // A person who plays the server may take longer than any program.
    return { ...chosen, open: chosen.open || port !== undefined, programs: own };
  }
}

/** Gathers what happens at once into one event. */
export class Gathered {
  readonly #send: (output: OutputLine[], wire: WireEvent[]) => void;
  #output: OutputLine[] = [];
  #wire: WireEvent[] = [];
  #soon: NodeJS.Immediate | undefined;

  constructor(send: (output: OutputLine[], wire: WireEvent[]) => void) {
    this.#send = send;
  }

  output(line: OutputLine): void {
    this.#output.push(line);
    this.#soon ??= setImmediate(() => this.flush());
  }

  wire(event: WireEvent): void {
    this.#wire.push(event);
    this.#soon ??= setImmediate(() => this.flush());
  }

  flush(): void {
    if (this.#soon) clearImmediate(this.#soon);
    this.#soon = undefined;
    const [output, wire] = [this.#output, this.#wire];
    if (output.length + wire.length === 0) return;
    [this.#output, this.#wire] = [[], []];
    this.#send(output, wire);
  }
}
