import { expect, test } from 'vitest';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { loadAsked, loadAskedPages } from '../../lib/course/reference.ts';
import { readSite } from '../../lib/site/read-site.ts';
import { findablesOf } from '../../lib/site/search/findables.ts';

const site = readSite(lessonsFolder);

/** Sections that lead elsewhere: nobody looks for them. */
const pointing = 'further-reading';

test('learners’ words are known for each section of the lessons and guides, and for no other', () => {
  const pages = new Map<string, string>([
    ...site.lessons.map(({ id, slug }) => [slug, id] as const),
    ['kit', 'kit'],
    ['run', 'how-to-run'],
  ]);
  const sections = [...findablesOf(site, 'en')].flatMap(({ path, id }) => {
    const page = pages.get(/^en\/([^/]+)\/index\.html$/.exec(path)?.[1] ?? '');
    return page === undefined || id === '' || id === pointing ? [] : [`${page}#${id}`];
  });
  expect(Object.keys(loadAsked(lessonsFolder)).sort()).toEqual(sections.sort());
});

test('whole pages that learners’ words are known for are there', () => {
  const paths = [...findablesOf(site, 'en')].map(({ path }) => path);
  const known = new Set(paths.map((path) => path.replace(/^en\/|\/?index\.html$/g, '')));
  expect(Object.keys(loadAskedPages(lessonsFolder)).filter((page) => !known.has(page))).toEqual([]);
});

test('a section is found by what it is called nowhere on its page', () => {
  const [section] = [...findablesOf(site, 'en')].filter(({ id }) => id === 'all-at-once');
  expect(section?.pieces.filter(({ voice }) => voice === 'asked')).toContainEqual({
    text: 'thundering herd',
    voice: 'asked',
  });
  const written = section?.pieces.filter(({ voice }) => voice !== 'asked') ?? [];
  expect(written.map(({ text }) => text).join()).not.toContain('herd');
});
