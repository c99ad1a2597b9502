import type { Writing } from '../../course/lesson.ts';
import { sectionHash } from '../../course/page.ts';
import type { Problem } from '../../course/problem.ts';
import { problem, type Rule } from './context.ts';

export type SectionState = { id: string; line: number; state: 'fresh' | 'new' | 'stale' | 'gone' };

/** Whether each section of the French page is up to date with the English section it translates. */
export function sectionStates({ en, fr }: Writing['pages']): SectionState[] {
  const { translates } = fr.front;
  const { sections } = en.written;
  const lineOf = (id: string): number =>
    fr.written.sections.find((section) => section.id === id)?.line ?? 1;
  const there = sections.map((section): SectionState => {
    const hash = translates[section.id];
    const state = hash === undefined ? 'new' : hash === sectionHash(section) ? 'fresh' : 'stale';
    return { id: section.id, line: lineOf(section.id), state };
  });
  const gone = Object.keys(translates).filter(
    (id) => !sections.some((section) => section.id === id),
  );
  return [...there, ...gone.map((id): SectionState => ({ id, line: 1, state: 'gone' }))];
}

/** What `translates` holds when every section is up to date. */
export function freshHashes({ en }: Writing['pages']): Record<string, string> {
  return Object.fromEntries(
    en.written.sections.map((section) => [section.id, sectionHash(section)]),
  );
}

/** The French page is up to date with the English one. */
export const translation: Rule = ({ writings }) =>
  writings.flatMap((writing) =>
    sectionStates(writing.pages).flatMap(({ id, line, state }): Problem[] => {
      if (state === 'fresh') return [];
      const params = { section: id, lesson: writing.slug };
      return [problem(writing.pages.fr.file, line, `section-${state}`, params)];
    }),
  );
