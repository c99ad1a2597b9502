import { reservedGroups } from '../../course/glossary.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Problem } from '../../course/problem.ts';
import { findSayCalls } from '../../course/say-calls.ts';
import { sayIndexFile } from '../say-index.ts';
import { type Content, type Locale, problem, type Rule } from './context.ts';
import { keysOf } from './locales.ts';

/** Every `say` names texts that exist, with the params they need; every text is said. */
export const said: Rule = (content) =>
  content.lessons.flatMap((lesson) => {
    const locale = content.locales.get(lesson.id)?.en;
    if (!locale) return [];
    const keys = keysOf(locale);
    const used = new Set<string>();
    const calls = lesson.programs.flatMap(({ name }) =>
      checkProgram(content, lesson, name, keys, used),
    );
    return [...calls, ...unused(lesson, locale, keys, used), ...typed(content, lesson)];
  });

function checkProgram(
  { read }: Content,
  lesson: Lesson,
  program: string,
  keys: ReadonlyMap<string, string[]>,
  used: Set<string>,
): Problem[] {
  const file = `lessons/${lesson.id}/examples/${program}.ts`;
  return findSayCalls(read(file) ?? '', program).flatMap(
    ({ line, keys: named, params }): Problem[] => {
      if (named.length === 0) return [problem(file, line, 'say-dynamic', { program })];
      return named.flatMap((key): Problem[] => {
        used.add(key);
        const needed = keys.get(key);
        if (!needed) return [problem(file, line, 'say-key', { key, lesson: lesson.id })];
        // A call that may say one of several texts gives the params of all of them.
        const given = params ?? [];
        const enough = needed.every((name) => given.includes(name));
        const spare = named.length === 1 && given.some((name) => !needed.includes(name));
        if (params && enough && !spare) return [];
        const texts = { key, needed: needed.join(', ') || '–', given: params?.join(', ') || '–' };
        return [problem(file, line, 'say-params', texts)];
      });
    },
  );
}

function unused(
  lesson: Lesson,
  locale: Locale,
  keys: ReadonlyMap<string, string[]>,
  used: ReadonlySet<string>,
): Problem[] {
  const programs = new Set(lesson.programs.map(({ name }) => name));
  return [...keys.keys()].flatMap((key): Problem[] => {
    const program = key.split('.')[0] ?? key;
    if (reservedGroups.some((group) => group === program)) return [];
    const line = locale.lineOf(key);
    if (!programs.has(program)) return [problem(locale.file, line, 'locale-program', { program })];
    return used.has(key) ? [] : [problem(locale.file, line, 'locale-unused', { key })];
  });
}

/** A missing key is a type error only when `say` knows the lesson's file. */
function typed({ read }: Content, { id }: Lesson): Problem[] {
  return read(sayIndexFile)?.includes(`'./en/${id}.json'`)
    ? []
    : [problem(sayIndexFile, 1, 'say-type', { lesson: id })];
}
