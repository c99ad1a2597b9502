import { type LessonSummary, lessonNumber } from './catalogue.ts';

/** The lessons that one builds on, without those that these build on in their turn. */
export function directNeeds<One extends LessonSummary>(
  { manifest }: LessonSummary,
  lessons: readonly One[],
): One[] {
  const needed = lessons.filter(({ id }) => manifest.needs.includes(id));
  return needed.filter(({ id }) => !needed.some((other) => allNeeds(other, lessons).has(id)));
}

/** All that a lesson builds on. What the manifests say may lead in a circle. */
function allNeeds(
  { manifest }: LessonSummary,
  lessons: readonly LessonSummary[],
  known: Set<string> = new Set(),
): Set<string> {
  for (const id of manifest.needs) {
    if (known.has(id)) continue;
    known.add(id);
    const lesson = lessons.find((each) => each.id === id);
    if (lesson) allNeeds(lesson, lessons, known);
  }
  return known;
}

/** The lessons in rows: each row needs some of the row before it, and none of its own. */
export function courseRows<One extends LessonSummary>(lessons: readonly One[]): One[][] {
  const rows: One[][] = [];
  let left = [...lessons];
  while (left.length > 0) {
    const ready = left.filter(
      (lesson) => !left.some(({ id }) => lesson.manifest.needs.includes(id)),
    );
    // In a circle, nothing is ever ready.
    const row = ready.length > 0 ? ready : left;
    rows.push(row);
    left = left.filter((lesson) => !row.includes(lesson));
  }
  return rows;
}

/** Numbers of lessons, as a sentence in a language has them: `1 and 2`. */
export function numbersText(lessons: readonly LessonSummary[], language: string): string {
  const numbers = lessons.map((lesson) => String(lessonNumber(lesson)));
  return new Intl.ListFormat(language).format(numbers);
}
