import { listWritten } from '../course/catalogue.ts';
import { type Lesson, loadLesson } from '../course/lesson.ts';

/** Finds lessons by their ids; each is read once. */
export function lessonsIn(folder: URL): (id: string) => Lesson | undefined {
  const known = new Map<string, Lesson | undefined>();
  return (id) => {
    if (!known.has(id)) {
      const summary = listWritten(folder).find((lesson) => lesson.id === id);
      known.set(id, summary && loadLesson(summary));
    }
    return known.get(id);
  };
}
