import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { nodeOn, type Processor } from './processor.ts';
import type { VariantName } from './variants.ts';
import type { Work } from './work.ts';

/** Microseconds since the process began. */
export interface Usage {
  /** Processor time, user and system. */
  cpu: number;
  /** Ready, but others had the processor. Only Linux reports it. */
  waited: number;
}

/** Bytes. */
export interface Memory {
  heap: number;
  rss: number;
}

export type Request =
  | { ask: 'serve'; variant: VariantName; work: Work }
  | { ask: 'open'; variant: VariantName; port: number; work: Work }
  | { ask: 'run'; port: number; times: number }
  | { ask: 'longest'; port: number; times: number; bytes: number }
  | { ask: 'usage' }
  | { ask: 'memory' };

interface Answers {
  serve: number;
  open: null;
  /** Bytes that came back. */
  run: number;
  /** Milliseconds. */
  longest: number;
  usage: Usage;
  memory: Memory;
}

type Reply = { value: unknown } | { error: string };

const program = fileURLToPath(new URL('peer-program.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');
// No process takes as long, whatever it measures.
const limitMs = 120_000;
// Identical servers differ by 1.4 when one of them keeps giving memory back to the system.
const malloc = {
  MALLOC_TRIM_THRESHOLD_: String(1024 ** 3),
  MALLOC_TOP_PAD_: String(64 * 1024 ** 2),
  MALLOC_MMAP_THRESHOLD_: String(32 * 1024 ** 2),
};

const alive = new Set<Peer>();
process.on('exit', () => {
  for (const peer of alive) peer.stop();
});

/** A fresh process that serves or drives. It ends with `stop`, with this one, or after two minutes. */
export class Peer {
  #child: ChildProcess;

  constructor(processor: Processor, env: Record<string, string> = {}) {
    const { execPath, execArgv } = nodeOn(processor);
    this.#child = fork(program, {
      env: { ...process.env, ...malloc, ...env },
      execPath,
      execArgv: [...execArgv, '--import', tsx],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      timeout: limitMs,
      killSignal: 'SIGKILL',
    });
    alive.add(this);
  }

  /** One request at a time. Rejects with what went wrong there, or when the process ends. */
  ask<R extends Request>(request: R): Promise<Answers[R['ask']]> {
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => reject(new Error(`${request.ask}: ${reason}`));
      const ended = () => fail(`the process ended, or took more than ${limitMs} ms`);
      this.#child.once('exit', ended);
      this.#child.once('message', (reply: Reply) => {
        this.#child.off('exit', ended);
        if ('error' in reply) fail(reply.error);
        else resolve(reply.value as Answers[R['ask']]);
      });
      this.#child.send(request, (error) => error && fail(error.message));
    });
  }

  stop(): void {
    alive.delete(this);
    this.#child.kill('SIGKILL');
  }
}
