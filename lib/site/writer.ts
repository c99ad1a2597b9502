import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

/** How many files may be on their way to the disk at once. */
const mostUnderway = 16;

/** Writes files while the next ones are drawn: in a thread of its own, which ends with its scope. */
export class Writer {
  /** How many files the thread is done with, and whether one has failed. */
  readonly #state = new Int32Array(new SharedArrayBuffer(8));
  readonly #failures = new MessageChannel();
  readonly #thread = new Worker(new URL('writer-thread.mjs', import.meta.url), {
    execArgv: [],
    workerData: { state: this.#state, failures: this.#failures.port2 },
    transferList: [this.#failures.port2],
    resourceLimits: { maxYoungGenerationSizeMb: 1 },
  });
  #sent = 0;

  /** Waits only while many files are on their way. Throws what the system said of an earlier one. */
  write(file: URL, content: string | Uint8Array): void {
    this.#throwFailure();
    this.#thread.postMessage([fileURLToPath(file), content]);
    this.#sent += 1;
    for (;;) {
      const done = Atomics.load(this.#state, 0);
      if (this.#sent - done <= mostUnderway) return;
      Atomics.wait(this.#state, 0, done);
    }
  }

  /**
   * Resolves when everything is written. Throws what the system said about the first file that
   * could not be.
   */
  async finish(): Promise<void> {
    this.#thread.postMessage(null);
    await once(this.#thread, 'message');
    this.#throwFailure();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread.terminate();
  }

  #throwFailure(): void {
    if (Atomics.load(this.#state, 1) === 0) return;
    const { message, ...told } = receiveMessageOnPort(this.#failures.port1)?.message ?? {};
    throw Object.assign(new Error(message), told);
  }
}
