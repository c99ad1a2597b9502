import type { Problem } from '../../course/problem.ts';
import { problem, type Rule } from './context.ts';

/** A manifest names lessons before it, sources from the list, and programs of its own. */
export const manifests: Rule = ({ lessons, read }) => {
  const sources: object = JSON.parse(read('lessons/sources.json') ?? '{}');
  return lessons.flatMap(({ id, manifest, programs }, index) => {
    const file = `lessons/${id}/lesson.json`;
    const before = lessons.slice(0, index).map((lesson) => lesson.id);
    const names = programs.map(({ name }) => name);
    const strangers = (['normalise', 'requires'] as const).flatMap((field) =>
      Object.keys(manifest[field])
        .filter((given) => !names.includes(given))
        .map((given): Problem => problem(file, 1, 'program-named', { field, given })),
    );
    return [
      ...manifest.needs
        .filter((given) => !before.includes(given))
        .map((given) => problem(file, 1, 'needs-unknown', { given })),
      ...manifest.sources
        .filter((given) => !(given in sources))
        .map((given) => problem(file, 1, 'source-unknown', { given })),
      ...strangers,
    ];
  });
};
