import { everyBlock } from '../../course/blocks.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem, type Rule } from './context.ts';

/** Each concept has its words and a section that explains it, and belongs to one lesson. */
export const concepts: Rule = (content) => {
  const owners = new Map<string, string>();
  return content.lessons.flatMap((lesson) => {
    const file = `lessons/${lesson.id}/lesson.json`;
    const headings = new Set(headingIds(lesson));
    const named = Object.entries(lesson.manifest.concepts).flatMap(([id, section]): Problem[] => {
      const other = owners.get(id);
      owners.set(id, other ?? lesson.id);
      return [
        ...(other ? [problem(file, 1, 'concept-twice', { id, other })] : []),
        ...(headings.has(section) ? [] : [problem(file, 1, 'concept-section', { id, section })]),
      ];
    });
    return [...named, ...compareWords(content, lesson)];
  });
};

function headingIds({ pages }: Lesson): string[] {
  return [...everyBlock(pages.en.blocks)].flatMap((block) =>
    block.type === 'heading' ? [block.id] : [],
  );
}

/** The concepts of the manifest are the terms of the locale file. */
function compareWords({ locales }: Content, { id, manifest }: Lesson): Problem[] {
  const locale = locales.get(id)?.en;
  const file = locale?.file ?? `locales/en/${id}.json`;
  const texts = [...(locale?.texts.keys() ?? [])].filter((key) => key.startsWith('terms.'));
  const terms = new Set(texts.map((key) => key.split('.')[1] ?? ''));
  const wanted = Object.keys(manifest.concepts);
  const hasWords = (concept: string): boolean =>
    ['term', 'says'].every((part) => texts.includes(`terms.${concept}.${part}`));
  return [
    ...wanted
      .filter((concept) => !hasWords(concept))
      .map((concept) => problem(file, 1, 'concept-words', { id: concept })),
    ...[...terms]
      .filter((term) => !wanted.includes(term))
      .map((term) =>
        problem(file, locale?.lineOf(`terms.${term}`) ?? 1, 'concept-unknown', { id: term }),
      ),
  ];
}
