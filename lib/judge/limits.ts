export const mebibyte = 1024 * 1024;

/** How much memory a learner's program may take, and how much it may pile up. */
export const judgedLimits = {
  heapLimit: 256,
  memoryLimit: 768,
  pileLimit: mebibyte,
  // A program may log all that it receives; what prints this much and does nothing else never ends.
  outputLimit: 64 * mebibyte,
  judged: true,
} as const;
