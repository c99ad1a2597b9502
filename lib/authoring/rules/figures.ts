import { languages } from '../../base/i18n.ts';
import { everyBlock } from '../../course/blocks.ts';
import { figureKeys, figureName, fillIn } from '../../course/figure.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem, type Rule } from './context.ts';

const columnLimit = 72;

/** A drawing exists as SVG and as text, has its words in both languages, and fits the terminal. */
export const figures: Rule = (content) =>
  content.lessons.flatMap((lesson) => {
    const { file, blocks } = lesson.pages.en;
    return [...everyBlock(blocks)].flatMap((block): Problem[] =>
      block.type === 'figure' ? checkFigure(content, lesson, file, block.line, block.file) : [],
    );
  });

function checkFigure(
  { read, locales }: Content,
  { id }: Lesson,
  page: string,
  line: number,
  figure: string,
): Problem[] {
  if (!/^diagrams\/[a-z0-9-]+\.svg$/.test(figure)) {
    return [problem(page, line, 'figure-place', { file: figure })];
  }
  const files = [figure, figure.replace(/\.svg$/, '.txt')].map((name) => `lessons/${id}/${name}`);
  const [svg, text] = files.map(read);
  const missing = files.filter((name) => read(name) === null);
  if (typeof svg !== 'string' || typeof text !== 'string') {
    return missing.map((name) => problem(page, line, 'figure-missing', { file: name }));
  }
  const prefix = `diagrams.${figureName(figure)}.`;
  const keys = [...new Set([svg, text].flatMap(figureKeys))];
  return languages.flatMap((language): Problem[] => {
    const locale = locales.get(id)?.[language];
    if (!locale) return [];
    const word = (key: string): string => locale.texts.get(prefix + key) ?? '';
    const wanting = keys.filter((key) => word(key) === '');
    const idle = [...locale.texts.keys()].filter(
      (key) => key.startsWith(prefix) && !keys.includes(key.slice(prefix.length)),
    );
    const wide = fillIn(text, word)
      .split(/\r?\n/)
      .findIndex((row) => [...row].length > columnLimit);
    return [
      ...wanting.map((key) => problem(locale.file, 1, 'figure-word', { key: prefix + key })),
      ...idle.map((key) => problem(locale.file, locale.lineOf(key), 'figure-idle', { key })),
      ...(wide < 0
        ? []
        : [problem(files[1] ?? '', wide + 1, 'figure-wide', { limit: columnLimit, language })]),
    ];
  });
}
