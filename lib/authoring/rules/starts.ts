import type { Problem } from '../../course/problem.ts';
import { proseOf } from '../../course/start-text.ts';
import { problem, type Rule } from './context.ts';

const group = 'starts.';

/** What an exercise's start says is in the locale files, in both languages with the same code in it. */
export const starts: Rule = ({ lessons, locales, read }) =>
  lessons.flatMap(({ id, manifest }): Problem[] => {
    const locale = locales.get(id);
    if (!locale?.en) return [];
    const { file, texts, lineOf } = locale.en;
    const keys = [...texts.keys()].filter((key) => key.startsWith(group));
    const known = new Set(keys.map((key) => texts.get(key)));
    const said = new Set<string>();
    const unknown = manifest.exercises.flatMap(({ slug }): Problem[] => {
      const start = `lessons/${id}/exercises/${slug}/start.ts`;
      return proseOf(read(start) ?? '').flatMap(({ text, line }) => {
        said.add(text);
        return known.has(text) ? [] : [problem(start, line, 'start-word', { text, file })];
      });
    });
    const idle = keys.filter((key) => !said.has(texts.get(key) ?? ''));
    const other = keys.filter((key) => {
      const french = locale.fr?.texts.get(key);
      return french !== undefined && codeIn(french) !== codeIn(texts.get(key) ?? '');
    });
    return [
      ...unknown,
      ...idle.map((key) => problem(file, lineOf(key), 'start-idle', { key })),
      ...other.map((key) =>
        problem(locale.fr?.file ?? file, locale.fr?.lineOf(key) ?? 1, 'start-code', { key }),
      ),
    ];
  });

/** The expressions of a text that is a template literal in the program. */
const codeIn = (text: string): string => (text.match(/\$\{.*?\}/g) ?? []).sort().join(' ');
