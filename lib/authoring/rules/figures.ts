import { isAdded, languages } from '../../base/i18n.ts';
import { blocksOf } from '../../course/blocks.ts';
import { figureKeys, figureName, fillIn } from '../../course/figure.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem } from '../content.ts';

const columnLimit = 72;

/** A drawing exists as SVG and as text, has its words in both languages, and fits the terminal. */
export function* figures(content: Content): Generator<Problem> {
  for (const { id, pages } of content.lessons) {
    for (const { line, file } of blocksOf(pages.en.blocks, 'figure')) {
      if (!/^diagrams\/[a-z0-9-]+\.svg$/.test(file)) {
        yield problem(pages.en.file, line, 'figure-place', { file });
        continue;
      }
      const files = [file, file.replace(/\.svg$/, '.txt')].map((name) => `lessons/${id}/${name}`);
      const missing = files.filter((name) => content.read(name) === null);
      for (const name of missing) {
        yield problem(pages.en.file, line, 'figure-missing', { file: name });
      }
      if (missing.length === 0) yield* checkWords(content, id, files);
    }
  }
}

function* checkWords(
  { read, locales }: Content,
  lesson: string,
  [svgFile = '', textFile = '']: readonly string[],
): Generator<Problem> {
  const [svg, text] = [read(svgFile) ?? '', read(textFile) ?? ''];
  const prefix = `diagrams.${figureName(svgFile)}.`;
  const wanted = new Set(figureKeys(svg + text).map((key) => prefix + key));
  for (const language of languages) {
    const locale = locales.get(lesson)?.[language];
    if (!locale) continue;
    const { file, texts, lineOf } = locale;
    for (const key of wanted) {
      if (!texts.get(key) && !isAdded(language)) yield problem(file, 1, 'figure-word', { key });
    }
    const idle = [...texts.keys()].filter((key) => key.startsWith(prefix) && !wanted.has(key));
    for (const key of idle) yield problem(file, lineOf(key), 'figure-idle', { key });
    const rows = fillIn(text, (key) => texts.get(prefix + key) ?? '').split(/\r?\n/);
    const wide = rows.findIndex((row) => [...row].length > columnLimit);
    const params = { limit: columnLimit, language };
    if (wide >= 0) yield problem(textFile, wide + 1, 'figure-wide', params);
  }
}
