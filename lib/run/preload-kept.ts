// What a judged program keeps of connections that are over, once its garbage has been collected.
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export type Kept = {
  /** Closed sockets that something still refers to. */
  sockets: number;
  /** Bytes in use, of objects and of buffers. */
  bytes: number;
};

const { memoryUsage } = process;
let sockets = 0;
const collected = new FinalizationRegistry(() => {
  sockets -= 1;
});

/** Nothing but the program keeps that socket from now on. */
export function isOver(socket: Socket): void {
  sockets += 1;
  collected.register(socket, null);
}

export async function kept(): Promise<Kept> {
  // Only contexts that are made after this have the function.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What the first round has freed may have kept something else.
  for (let round = 0; round < 2; round += 1) {
    collect();
    await setImmediate();
  }
  const { heapUsed, external } = memoryUsage();
  return { sockets, bytes: heapUsed + external };
}
