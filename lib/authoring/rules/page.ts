import { everyBlock } from '../../course/blocks.ts';
import type { Writing } from '../../course/lesson.ts';
import type { Page } from '../../course/page.ts';
import type { Problem } from '../../course/problem.ts';
import { problem, type Rule } from './context.ts';

const pagesOf = ({ pages }: Writing): Page[] => [pages.en, pages.fr];

/** An id names one heading or one question of a page. */
export const uniqueIds: Rule = ({ writings }) =>
  writings.flatMap(pagesOf).flatMap(({ file, blocks }) => {
    const seen = new Set<string>();
    return [...everyBlock(blocks)].flatMap((block): Problem[] => {
      if (block.type !== 'heading' && block.type !== 'predict') return [];
      const { id, line } = block;
      if (seen.has(id)) return [problem(file, line, 'id-twice', { id })];
      seen.add(id);
      return [];
    });
  });

const typescript = /^(ts|typescript|js|javascript|mjs|mts)$/;

/** Code on a page comes from a program. */
export const importedCode: Rule = ({ writings }) =>
  writings
    .flatMap(pagesOf)
    .flatMap(({ file, blocks }) =>
      [...everyBlock(blocks)]
        .filter((block) => block.type === 'fence' && typescript.test(block.language))
        .map(({ line }) => problem(file, line, 'fence-typescript')),
    );

/** A page has the lesson's title. */
export const titles: Rule = ({ lessons }) =>
  lessons.flatMap((lesson) =>
    pagesOf(lesson).flatMap(({ file, language, front }) => {
      const theirs = lesson.manifest.title[language];
      if (front.title === theirs) return [];
      return [problem(file, 2, 'title-differs', { ours: front.title, theirs })];
    }),
  );
