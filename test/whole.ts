/** What takes long is whole with `npm run check`, and a sample of it with `npm test`. */
export const whole = process.env.TEST_MODE === 'whole';

/** The first few of what takes long; all of it where the tests are whole. */
export function sampleOf<T>(all: readonly T[], count: number): readonly T[] {
  return whole ? all : all.slice(0, count);
}
