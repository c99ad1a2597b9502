/** Where the lessons are read from, and where the learner's files are kept. */
export type House = { lessons: URL; work: URL };

/** The checkout's own; not taken from `course`, whose parser `help` need not load. */
export const theHouse: House = {
  lessons: new URL('../../lessons/', import.meta.url),
  work: new URL('../../work/', import.meta.url),
};
