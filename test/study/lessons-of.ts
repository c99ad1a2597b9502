import { ownFolders } from '../../scripts/lesson/lesson.ts';

/** The fixture lessons, or those that STUDY_LESSONS names. */
export function lessonsOf({ STUDY_LESSONS = 'fixtures/lessons/' }: NodeJS.ProcessEnv): URL {
  return STUDY_LESSONS === 'real' ? ownFolders.lessons : new URL(STUDY_LESSONS, import.meta.url);
}
