/** Slow tests run in full with `npm run check`, and as a sample with `npm test`. */
export const whole = process.env.TEST_MODE === 'whole';

/** The first few of the slow cases; all of them when tests run in full. */
export function sampleOf<T>(all: readonly T[], count: number): readonly T[] {
  return whole ? all : all.slice(0, count);
}
