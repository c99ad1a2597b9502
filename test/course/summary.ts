import { filled } from '../../lib/base/i18n.ts';
import type { LessonSummary } from '../../lib/course/catalogue.ts';

/** A lesson that exists only in the test: its name, and nothing else of note. */
export function summaryOf(id: string, title = id): LessonSummary {
  return {
    id,
    slug: id.slice(3),
    folder: new URL('file:///'),
    manifest: {
      title: filled({ en: title, fr: title }),
      minutes: { read: 1, exercises: 0 },
      needs: [],
      sources: [],
      concepts: {},
      exercises: [],
      normalise: {},
      requires: {},
    },
  };
}
