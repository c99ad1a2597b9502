import type { Language } from '../base/i18n.ts';
import { type ErrorId, UserError } from '../base/user-error.ts';
import { missingGates } from '../run/gates.ts';
import { type RunOptions, run } from '../run/run.ts';
import { words } from '../terminal/words.ts';
import { placeText, type WireEvent } from '../wire/event.ts';
import type { Exit, OutputLine, Recording } from '../wire/recording.ts';
import type { ChosenRun } from './choose-runs.ts';

export type PlayOptions = {
  language: Language;
  host?: string | undefined;
  port?: number | undefined;
  /** Stops the programs as Ctrl-C would. */
  signal: AbortSignal;
  onOutput: (line: OutputLine) => void;
  onWire?: (event: WireEvent) => void;
  limits?: RunOptions['limits'];
};

/** How a run ended: the exit code it stands for, and a sentence when there is something to say. */
export type Played = { code: 0 | 1 | 130; recording: Recording; remark: string };

/** Addresses of this machine that programs listen on, and not every machine has. */
const addresses = { ipv6: '::1', 'second-loopback': '127.0.0.2' } as const;

/**
 * Runs programs and passes on what they print.
 *
 * @throws UserError `run-not-shown` where the machine has no address for them; others when a program
 * could not listen where it was told to.
 */
export async function play(chosen: ChosenRun, options: PlayOptions): Promise<Played> {
  const { programs, open } = chosen;
  await expectAddresses(chosen);
  const { language, host, port, signal, limits } = options;
  const wire: WireEvent[] = [];
  const errors = new HeldErrors(
    port === undefined && host === undefined ? [] : programs.map(({ name }) => name),
    options.onOutput,
  );
  try {
    const recording = await run(programs, {
      language,
      host,
      port,
      signal,
      limits,
      timeLimit: open ? Number.POSITIVE_INFINITY : undefined,
      onOutput: (line) => errors.output(line),
      onWire: (event) => {
        wire.push(event);
        errors.wire(event);
        options.onWire?.(event);
      },
    });
    const last = recording.exits.at(-1);
    const failed = !signal.aborted && last !== undefined && last.code !== 0;
    const trouble = failed ? listenTrouble(wire) : null;
    if (trouble) throw trouble;
    errors.release();
    if (signal.aborted) {
      return { code: open ? 0 : 130, recording, remark: words(language, 'run.stopped') };
    }
    const remark = last && failed ? endingText(language, last) : '';
    return { code: failed ? 1 : 0, recording, remark };
  } catch (error) {
    const trouble = error instanceof UserError ? listenTrouble(wire) : null;
    if (!trouble) errors.release();
    throw trouble ?? error;
  }
}

const troubles: Readonly<Record<string, ErrorId>> = {
  EADDRINUSE: 'port-taken',
  EACCES: 'port-privileged',
  EADDRNOTAVAIL: 'host-unavailable',
  ENOTFOUND: 'host-unavailable',
  EAI_AGAIN: 'host-unavailable',
};

/** Why a program could not listen, as its own socket reported it; null when it was not that. */
function listenTrouble(wire: readonly WireEvent[]): UserError | null {
  for (const { kind, connection, local, code, program } of wire) {
    const id = kind === 'error' && connection === 0 ? troubles[code] : undefined;
    if (id === undefined) continue;
    const place = local ? placeText(local) : '';
    return new UserError(id, { program, place, port: local?.port ?? 0, code }, 1);
  }
  return null;
}

async function expectAddresses({ programs, needs }: ChosenRun): Promise<void> {
  const wanted = needs.filter((gate) => gate in addresses);
  const missing = (await missingGates(wanted)) as (keyof typeof addresses)[];
  if (missing.length === 0) return;
  throw new UserError(
    'run-not-shown',
    {
      programs: programs.map(({ name }) => name).join(' '),
      addresses: missing.map((gate) => addresses[gate]).join(', '),
    },
    1,
  );
}

/**
 * Holds back what programs write to stderr until they listen or wait for nothing: a stack trace
 * about a taken port gives way to a sentence about it.
 */
class HeldErrors {
  readonly #waiting: Set<string>;
  readonly #held: OutputLine[] = [];
  readonly #pass: (line: OutputLine) => void;

  constructor(programs: readonly string[], pass: (line: OutputLine) => void) {
    this.#waiting = new Set(programs);
    this.#pass = pass;
  }

  output(line: OutputLine): void {
    if (line.stream === 'err' && this.#waiting.has(line.program)) this.#held.push(line);
    else this.#pass(line);
  }

  wire({ kind, program }: WireEvent): void {
    if (kind !== 'listening' && kind !== 'connect') return;
    this.#waiting.delete(program);
    this.release(program);
  }

  release(program?: string): void {
    for (const line of this.#held.splice(0)) {
      if (program === undefined || line.program === program) this.#pass(line);
      else this.#held.push(line);
    }
  }
}

function endingText(language: Language, { program, code, signal, cause }: Exit): string {
  if (cause === 'time') return words(language, 'run.endedTime', { program });
  if (cause === 'output') return words(language, 'run.endedOutput', { program });
  if (code === null) return words(language, 'run.endedSignal', { program, signal: signal ?? '' });
  return words(language, 'run.ended', { program, code });
}
