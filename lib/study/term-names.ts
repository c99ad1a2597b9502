import type { Term } from '../course/glossary.ts';

/** What a term can be called in either language, also without what is in brackets, plainly. */
export function namesOf({ id, words }: Pick<Term, 'id' | 'words'>): string[] {
  const names = Object.values(words).map(({ term }) => term);
  return [id, ...names, ...names.map((name) => name.replace(/\(.*\)/, ''))].map(plainName);
}

/** Small letters without accents; any dash, apostrophe or space is one space. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s’'_-]+/g, ' ')
    .trim();
