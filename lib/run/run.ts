import type { Language } from '../base/i18n.ts';
import { UserError } from '../base/user-error.ts';
import type { Place, WireEvent } from '../wire/event.ts';
import type { Exit, OutputLine, Recording } from '../wire/recording.ts';
import { Child, type ChildOptions } from './child.ts';

export type Startable = { name: string; file: URL };

export type RunOptions = {
  language: Language;
  /** Where the first program listens, or where a lone client connects; default: its own choice. */
  host?: string | undefined;
  port?: number | undefined;
  /** Milliseconds for the whole run; default 30,000; Infinity for a server left to the person. */
  timeLimit?: number | undefined;
  /** What each program may take of the machine; default: what it likes. */
  limits?: Pick<ChildOptions, 'heapLimit' | 'memoryLimit' | 'outputLimit'> | undefined;
  /** Stops the run as Ctrl-C would. */
  signal?: AbortSignal;
  onOutput?: (line: OutputLine) => void;
  onWire?: (event: WireEvent) => void;
};

/**
 * Starts programs together and records them. Each but the last is a server: it is waited for, and
 * its address handed to the last, whose end stops them.
 *
 * @throws UserError `server-did-not-listen` when a server ended, or the time, before it listened.
 */
export async function run(programs: readonly Startable[], options: RunOptions): Promise<Recording> {
  const { language, signal } = options;
  const group = new Group(programs, options);
  const abort = (): void => void group.stop();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const exits = await group.run();
    const { output, wire } = group;
    wire.sort((a, b) => a.t - b.t);
    const names = programs.map(({ name }) => name);
    const { platform, version: node } = process;
    return { version: 1, programs: names, language, platform, node, output, wire, exits };
  } finally {
    signal?.removeEventListener('abort', abort);
    await group.kill();
  }
}

/** The programs of one run, and what is known about them. */
class Group {
  readonly output: OutputLine[] = [];
  readonly wire: WireEvent[] = [];
  readonly #programs: readonly Startable[];
  readonly #options: RunOptions;
  readonly #startedAt = Date.now();
  readonly #children: Child[] = [];
  #heard = new Set<() => void>();
  #stopped = false;

  constructor(programs: readonly Startable[], options: RunOptions) {
    this.#programs = programs;
    this.#options = options;
  }

  async run(): Promise<Exit[]> {
    const { host, port } = this.#options;
    const servers = this.#programs.slice(0, -1);
    const last = this.#programs.at(-1);
    if (!last) return [];
    let at: Place | null = port === undefined && host === undefined ? null : placeOf(host, port);
    for (const server of servers) at = await this.#listen(this.#start(server, at), at);
    if (this.#stopped) return this.stop();
    const exit = await this.#start(last, at).exited;
    await this.#quiet();
    const others = await this.stop();
    return [...others.slice(0, -1), exit];
  }

  #start({ name, file }: Startable, at: Place | null): Child {
    const { language, timeLimit = 30_000, limits, onOutput, onWire } = this.#options;
    const left = this.#startedAt + timeLimit - Date.now();
    const child = new Child({
      ...limits,
      program: name,
      file,
      startedAt: this.#startedAt,
      env: {
        WORKBOOK_LANG: language,
        ...(at && { HOST: at.address }),
        ...(at && at.port >= 0 && { PORT: String(at.port) }),
      },
      timeLimit: Number.isFinite(timeLimit) ? Math.max(1, left) : undefined,
      onOutput: (line) => {
        this.output.push(line);
        onOutput?.(line);
      },
      onWire: (event) => {
        this.wire.push(event);
        onWire?.(event);
        for (const check of [...this.#heard]) check();
      },
    });
    this.#children.push(child);
    return child;
  }

  /** Waits until a server listens, and says where a client of this machine finds it. */
  async #listen(child: Child, at: Place | null): Promise<Place> {
    const find = (): Place | undefined =>
      this.wire.find(
        ({ kind, program }) =>
          (kind === 'listening' || kind === 'bound') && program === child.program,
      )?.local ?? undefined;
    const ended = child.exited.then(() => undefined);
    const place = await Promise.race([this.#until(find), ended]);
    if (!place) {
      if (this.#stopped) return at ?? { address: '127.0.0.1', port: 0 };
      const said = this.#lastWords(child.program);
      throw new UserError('server-did-not-listen', { program: child.program, said }, 1);
    }
    if (place.address === '0.0.0.0') return { ...place, address: '127.0.0.1' };
    return place.address === '::' ? { ...place, address: '::1' } : place;
  }

  /** What a program that ended too soon said about it: where it cannot be read, its error, or else its last line. */
  #lastWords(name: string): string {
    const said = this.output.filter(({ program }) => program === name).map(({ text }) => text);
    const find = (is: RegExp): string | undefined => said.find((text) => is.test(text));
    return find(/:\d+:\d+: ERROR: /) ?? find(/^\w*Error\b/) ?? said.at(-1) ?? '–';
  }

  /** Waits, a second at most, until the servers have seen the end of every connection. */
  async #quiet(): Promise<void> {
    const servers = this.#children.slice(0, -1);
    if (servers.length === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<true>((resolve) => {
      timer = setTimeout(resolve, 1_000, true);
    });
    const ended = Promise.all(servers.map(({ exited }) => exited));
    await Promise.race([this.#until(() => allClosed(this.wire) || undefined), late, ended]);
    clearTimeout(timer);
  }

  #until<T>(find: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const check = (): void => {
        const found = find();
        if (found === undefined) return;
        this.#heard.delete(check);
        resolve(found);
      };
      this.#heard.add(check);
      check();
    });
  }

  async stop(): Promise<Exit[]> {
    this.#stopped = true;
    return Promise.all(this.#children.map((child) => child.stop()));
  }

  async kill(): Promise<void> {
    await Promise.all(this.#children.map((child) => child.kill()));
  }
}

function placeOf(host = '127.0.0.1', port = -1): Place {
  return { address: host, port };
}

/** Whether the servers have accepted every connection made to them, and closed every one. */
function allClosed(wire: readonly WireEvent[]): boolean {
  const ports = new Set<number>();
  const made = new Set<string>();
  const accepted = new Set<string>();
  const open = new Set<string>();
  for (const { kind, program, connection, local, remote } of wire) {
    if (kind === 'listening' && local) ports.add(local.port);
    if (kind === 'connect' && local && remote && ports.has(remote.port)) {
      made.add(`${local.port} ${remote.port}`);
    }
    if (kind === 'accept') {
      accepted.add(`${remote?.port} ${local?.port}`);
      open.add(`${program} ${connection}`);
    }
    if (kind === 'close') open.delete(`${program} ${connection}`);
  }
  return open.size === 0 && [...made].every((pair) => accepted.has(pair));
}
