/**
 * Counts milliseconds from an epoch time, as a program does that is started now. Both were set by the
 * system's clock, this one at its next tick; the clock of a process that has been running for hours may
 * have drifted away from it, or have slept.
 */
export function clockFrom(startedAt: number): () => number {
  const before = Date.now();
  let tick = before;
  while (tick === before) tick = Date.now();
  const zero = performance.now() - (tick - startedAt);
  return () => performance.now() - zero;
}
