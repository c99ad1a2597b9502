import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { ownLanguages } from '../../lib/base/i18n.ts';
import { words as say } from '../../lib/base/words.ts';
import { lessonsFolder, listLessons } from '../../lib/course/catalogue.ts';
import { loadErrorGuide } from '../../lib/course/error-guide.ts';
import { unpackPages } from '../../lib/search/packed.ts';
import { readSite } from '../../lib/site/read-site.ts';
import { indexOf } from '../../lib/site/search/index-file.ts';
import { indexOfPlace, readingsOf } from '../../lib/study/reader/reading.ts';
import { CourseSearch } from '../../lib/study/search/finding.ts';
import { type SearchState, searchLines, typed } from '../../lib/study/search/search-screen.ts';
import { namedTerms, type Target, targetsOf } from '../../lib/study/search/targets.ts';
import { hasTmux, openTerminal } from './terminal.ts';

const site = readSite(lessonsFolder);
const of = (language: 'en' | 'fr') => {
  const { index, tail } = indexOf(site, language);
  const targets = targetsOf(site, language);
  return {
    index,
    targets,
    search: new CourseSearch({ index, tail, targets, named: namedTerms(site, language) }),
  };
};
const courses = { en: of('en'), fr: of('fr') };
const first = (query: string, language: 'en' | 'fr' = 'en'): Target | undefined =>
  courses[language].search.ask(query).found[0]?.target;

test.each(ownLanguages)('what the site finds, the terminal can open (%s)', (language) => {
  const { index, targets } = courses[language];
  const lost = unpackPages(index.pages)
    .map(({ address }) => address)
    .filter((address) => !targets[address]);
  // The pages that only the site has; a program that no lesson's text shows is only there, too.
  const own = new RegExp(
    `^${language}/((course|kit|run|dotnet|about|programs|exercises|glossary|errors|instructors|protocol)/index\\.html|index\\.html|errors/programs/|[\\w-]+/programs/)`,
  );
  expect(lost.filter((address) => !own.test(address))).toEqual([]);
});

test.each(ownLanguages)(
  'each place is a step that the reader has, an error, or a term (%s)',
  (language) => {
    const lessons = listLessons();
    const guide = loadErrorGuide();
    const steps = new Map(
      lessons.map((lesson) => [lesson.id, readingsOf({ lesson, lessons })(language).steps]),
    );
    for (const target of Object.values(courses[language].targets)) {
      if ('error' in target) {
        expect(guide?.groups.flatMap(({ entries }) => entries.map(({ id }) => id))).toContain(
          target.error,
        );
        continue;
      }
      if ('term' in target) {
        expect(site.terms.map(({ id }) => id)).toContain(target.term);
        continue;
      }
      const own = steps.get(target.lesson);
      if (!own) throw new Error(`${target.lesson} is a lesson`);
      const step = own[indexOfPlace(own, target)];
      expect(step).toMatchObject({ section: target.section, number: target.step });
    }
  },
);

describe('the search', () => {
  test.each([
    ['::1', { lesson: '01-listening', section: 'addresses' }],
    ['0.0.0.0', { lesson: '01-listening', section: 'addresses' }],
    ['ECONNRESET', { error: 'econnreset' }],
    ['read ECONNRESET', { error: 'econnreset' }],
    ['port already in use', { error: 'eaddrinuse' }],
    ['listner', { lesson: '01-listening', section: 'first-listener' }],
  ])('%s', (query, target) => {
    expect(first(query)).toMatchObject(target);
    expect(courses.en.search.ask(`${query}0x`).found[0]?.target).not.toEqual(target);
  });

  test.each(ownLanguages)('a term comes first where it is what was asked (%s)', (language) => {
    const asked = site.terms.map((term) => ({ id: term.id, name: term.words[language].term }));
    const lost = asked.filter(({ id, name }) => {
      const target = first(name, language);
      return !target || !('term' in target) || target.term !== id;
    });
    expect(lost).toEqual([]);
    for (const query of ['backlog', 'FIN', 'fin', 'Half-Close', 'demi-fermeture']) {
      expect(first(query, language)).toHaveProperty('term');
    }
  });

  test('each place is offered once', () => {
    const { found } = courses.fr.search.ask('demi-fermeture');
    const places = found.map(({ target }) => JSON.stringify(target));
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('the search screen', () => {
  const empty: SearchState = {
    query: '',
    found: [],
    at: 0,
    some: false,
    search: courses.en.search,
  };
  /** What a keyboard says of a key: a letter types itself, most others nothing. */
  const textOf = (key: string): string =>
    key === 'space' ? ' ' : [...key].length === 1 ? key : '';
  const press = (state: SearchState, key: string): SearchState =>
    typed(state, key.toLowerCase(), textOf(key));
  const stateOf = (...keys: string[]): SearchState => keys.reduce(press, empty);
  const style = { columns: 80, colors: false, unicode: true, language: 'en' } as const;

  test('letters, spaces and signs are typed, Backspace takes one back, Ctrl-U all', () => {
    expect(stateOf('O', 'n', 'space', ':', 'É').query).toBe('On :É');
    expect(typed(empty, 'return', '\r').query).toBe('');
    expect(stateOf('a', 'b', 'backspace').query).toBe('a');
    expect(stateOf('a', 'ctrl-u', 'f1', 'ctrl-k').query).toBe('');
  });

  test('arrows choose, no further than the results; another letter begins at the first', () => {
    const found = stateOf(...'server');
    expect(found.found.length).toBeGreaterThan(1);
    expect(typed(found, 'up').at).toBe(0);
    expect(typed(typed(found, 'down'), 'backspace').at).toBe(0);
    const end = Array.from({ length: 99 }, () => 'down').reduce(press, found);
    expect(end.at).toBe(found.found.length - 1);
  });

  test.each([40, 80, 120])('in %i columns, the chosen result is in sight', (columns) => {
    let state = stateOf(...'connection');
    for (const _ of state.found) {
      const lines = searchLines(state, { ...style, columns }, { columns, rows: 24 });
      expect(lines).toHaveLength(24);
      expect(lines.filter((line) => line.includes('❯ '))).toHaveLength(1);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
      state = typed(state, 'down');
    }
  });

  test('says that it is being made ready, and that nothing was found', () => {
    const size = { columns: 80, rows: 24 };
    const screen = (state: SearchState): string => searchLines(state, style, size).join('\n');
    expect(screen({ ...empty, search: null })).toContain('Getting the search ready…');
    expect(screen(stateOf(...'xyzzy'))).toContain('Nothing found for “xyzzy”.');
  });

  test('in a narrow window, says all of it, and how to leave', () => {
    const columns = 40;
    const look = { ...style, language: 'fr' as const, columns };
    const lines = searchLines(stateOf(...'xyzzy'), look, { columns, rows: 24 });
    expect(lines).toHaveLength(24);
    const status = lines
      .slice(2, 5)
      .map((line) => line.trim())
      .join(' ');
    expect(status).toContain(say('search', 'fr', 'none', { query: 'xyzzy' }));
    expect(lines.join('\n')).toContain('Échap revenir');
  });
});

test('whoever leaves while the search is made ready does not wait for it', () => {
  const opener = new URL('../../scripts/lesson/search/open-search.ts', import.meta.url);
  const program = `import { searchesOf } from ${JSON.stringify(opener.href)};
    searchesOf(new URL(${JSON.stringify(lessonsFolder.href)}))('en').then(() => console.log('ready'));`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', program];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
});

test.skipIf(!hasTmux)('from the menu to a result, to the next, and back', async () => {
  const { keys, shows } = openTerminal([], { real: true });
  await shows('❯ Start here: Listening');
  keys('/');
  await shows('/ _');
  keys('-l', 'ECONNREST');
  await shows('❯ ECONNRESET: the connection was reset by the peer');
  keys('Enter');
  await shows('Error: read ECONNRESET');
  keys('n');
  await shows('Using TCP services · Close without');
  keys('N');
  await shows('Error: read ECONNRESET');
  keys('Escape');
  await shows('/ ECONNREST_');
  keys('Enter');
  await shows('Error: read ECONNRESET');
  // What is typed now is another question, not more of the last one.
  keys('/');
  await shows('/ _');
  keys('-l', 'backlog');
  await shows('❯ backlog');
  keys('Enter');
  await shows('The queue in which');
  keys('/');
  await shows('/ _');
  keys('Escape');
  await shows('❯ Start here: Listening');
  keys('q');
  await shows('code 0');
});
