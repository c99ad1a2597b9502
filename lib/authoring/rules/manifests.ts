import type { Problem } from '../../course/problem.ts';
import { type Content, problem } from '../content.ts';

/** A manifest names lessons before it, sources from the list, and programs of its own. */
export function* manifests({ lessons, references }: Content): Generator<Problem> {
  const sources = references?.sources ?? null;
  const before = new Set<string>();
  for (const { id, manifest, programs } of lessons) {
    const file = `lessons/${id}/lesson.json`;
    for (const given of manifest.needs) {
      if (!before.has(given)) yield problem(file, 1, 'needs-unknown', { given });
    }
    before.add(id);
    for (const given of manifest.sources) {
      if (sources && !(given in sources)) yield problem(file, 1, 'source-unknown', { given });
    }
    const names = new Set(programs.map(({ name }) => name));
    for (const field of ['normalise', 'requires'] as const) {
      const strangers = Object.keys(manifest[field]).filter((given) => !names.has(given));
      for (const given of strangers) yield problem(file, 1, 'program-named', { field, given });
    }
  }
}

/** Each concept has its words and a section that explains it, and belongs to one lesson. */
export function* concepts({ lessons, locales }: Content): Generator<Problem> {
  const owners = new Map<string, string>();
  for (const lesson of lessons) {
    const file = `lessons/${lesson.id}/lesson.json`;
    const locale = locales.get(lesson.id)?.en;
    const texts = locale?.texts ?? new Map<string, string>();
    const words = locale?.file ?? `locales/en/${lesson.id}.json`;
    const headings = new Set(lesson.pages.en.outline.headings.map(({ id }) => id));
    for (const [id, section] of Object.entries(lesson.manifest.concepts)) {
      const other = owners.get(id);
      if (other !== undefined) yield problem(file, 1, 'concept-twice', { id, other });
      owners.set(id, other ?? lesson.id);
      if (!headings.has(section)) yield problem(file, 1, 'concept-section', { id, section });
      const hasWords = ['term', 'says'].every((part) => texts.has(`terms.${id}.${part}`));
      if (!hasWords) yield problem(words, 1, 'concept-words', { id });
    }
    const keys = [...texts.keys()].filter((key) => key.startsWith('terms.'));
    for (const id of new Set(keys.map((key) => key.split('.')[1] ?? ''))) {
      const line = locale?.lineOf(`terms.${id}`) ?? 1;
      if (!(id in lesson.manifest.concepts)) yield problem(words, line, 'concept-unknown', { id });
    }
  }
}
