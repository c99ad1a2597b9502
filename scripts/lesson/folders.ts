/** Where the lessons are read from, and where the learner's files are kept. */
export type Folders = { lessons: URL; work: URL };

/** The checkout's own; not taken from `course`, whose parser `help` need not load. */
export const ownFolders: Folders = {
  lessons: new URL('../../lessons/', import.meta.url),
  work: new URL('../../work/', import.meta.url),
};
