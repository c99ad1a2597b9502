import { errorGuideId } from '../../course/catalogue.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem } from '../content.ts';

/** What is looked up leads to sections and programs that lessons have. */
export function* references({ lessons, references }: Content): Generator<Problem> {
  if (!references) return;
  const taught = lessons.filter(({ id }) => id !== errorGuideId);
  const places = new Set(
    taught.flatMap(({ id, pages }) => pages.en.outline.headings.map((each) => `${id}#${each.id}`)),
  );
  const programs = new Set(lessons.flatMap((lesson) => lesson.programs.map(({ name }) => name)));
  const dotnet = 'lessons/dotnet.json';
  for (const { id: name, lesson, section } of references.dotnet.flatMap(({ rows }) => rows)) {
    const place = `${lesson}#${section}`;
    if (!places.has(place)) yield problem(dotnet, 1, 'reference-lesson', { name, place });
  }
  const file = 'lessons/corrections.json';
  for (const [lesson, claims] of Object.entries(references.corrections)) {
    for (const { row: name, section, programs: proving } of claims) {
      const place = `${lesson}#${section}`;
      if (!places.has(place)) yield problem(file, 1, 'reference-lesson', { name, place });
      for (const program of proving.filter((each) => !programs.has(each))) {
        yield problem(file, 1, 'reference-program', { name, program });
      }
    }
  }
}
