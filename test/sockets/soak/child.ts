/** `node --expose-gc --import tsx child.ts SEED SIZE`: three equal batches, the reports as JSON. */
import { setImmediate as turn } from 'node:timers/promises';
import { batch, type Report, underWay } from './batch.ts';

export interface Soak {
  batches: Report[];
  /** Bytes of the heap in use after each batch. */
  heap: number[];
  unhandled: string[];
}

const [seed, size] = process.argv.slice(2).map(Number);
const soak: Soak = { batches: [], heap: [], unhandled: [] };
process.on('unhandledRejection', (reason) => soak.unhandled.push(`rejection: ${reason}`));
process.on('warning', (warning) => soak.unhandled.push(`warning: ${warning.message}`));

// A limit for what hangs, not a measure.
setTimeout(() => {
  console.error('not over:', [...underWay]);
  process.exit(1);
}, 100_000).unref();

for (let i = 0; i < 3; i++) {
  soak.batches.push(await batch(seed ?? 0, size ?? 0));
  for (let turns = 0; turns < 5; turns++) {
    await turn();
    globalThis.gc?.();
  }
  soak.heap.push(process.memoryUsage().heapUsed);
}
console.log(JSON.stringify(soak));
