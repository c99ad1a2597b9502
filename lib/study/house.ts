import { lessonsFolder, repository } from '../course/lesson.ts';

/** Where the lessons are read from, and where what the learner does is kept. */
export type House = { lessons: URL; work: URL };

export const theHouse: House = { lessons: lessonsFolder, work: new URL('work/', repository) };
