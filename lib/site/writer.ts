import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Files that may be on their way to the disk at once. */
const mostUnderway = 16;

/** Writes files while the next ones are drawn: in a thread of its own, which ends with its scope. */
export class Writer {
  readonly #done = new Int32Array(new SharedArrayBuffer(4));
  readonly #thread = new Worker(new URL('writer-thread.mjs', import.meta.url), {
    execArgv: [],
    workerData: { done: this.#done },
    resourceLimits: { maxYoungGenerationSizeMb: 1 },
  });
  #sent = 0;

  /** Waits only while many files are on their way. */
  write(file: URL, content: string | Uint8Array): void {
    this.#thread.postMessage([fileURLToPath(file), content]);
    this.#sent += 1;
    for (;;) {
      const done = Atomics.load(this.#done, 0);
      if (this.#sent - done <= mostUnderway) return;
      Atomics.wait(this.#done, 0, done);
    }
  }

  /** Resolves when all is written. Throws what the system said of the first file that could not be. */
  async finish(): Promise<void> {
    this.#thread.postMessage(null);
    const [failed] = await once(this.#thread, 'message');
    if (failed) throw Object.assign(new Error(failed.message), { code: failed.code });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread.terminate();
  }
}
