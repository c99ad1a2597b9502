import { setFlagsFromString } from 'node:v8';

/**
 * From here on, V8 collects garbage sooner rather than let the heap grow: a room lasts all day beside
 * everything else on the instructor's laptop. With 200 learners its process takes about 130 MB in place
 * of 180 (`npm run bench -- room`).
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--optimize-for-size');
}
