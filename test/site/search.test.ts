import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type OwnLanguage, ownLanguages } from '../../lib/base/i18n.ts';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { entriesOf } from '../../lib/course/error-guide.ts';
import { searchIndexPath, searchTailPath } from '../../lib/html/paths.ts';
import { Lexer } from '../../lib/search/lexer.ts';
import type { Index, Tail } from '../../lib/search/packed.ts';
import { Search } from '../../lib/search/search.ts';
import { otherFilesOf } from '../../lib/site/build.ts';
import { pagesOf } from '../../lib/site/pages.ts';
import { readSite } from '../../lib/site/read-site.ts';
import { type Question, questions } from '../../scripts/bench/search/questions.ts';
import { dataIn } from './pages.ts';
import { queries } from './search-queries.ts';

const site = readSite(lessonsFolder, { search: true });

/** What the site is built from: each file is drawn when a test looks into it. */
const files = new Map([...pagesOf(site), ...otherFilesOf(site)]);

function textOf(path: string): string {
  const draw = files.get(path);
  if (!draw) throw new Error(`${path} is a file of the site`);
  return draw().toString();
}

/** Asks as the page does, for addresses, shortened as the tables have them: `listening#ports`. */
function searchIn(language: OwnLanguage) {
  const index = dataIn(textOf(searchIndexPath(language))) as Index;
  const first = new Search(index, null);
  const whole = new Search(index, dataIn(textOf(searchTailPath(language))) as Tail);
  const ask = (question: string): string[] =>
    (first.needsTail(question) ? whole : first)
      .ask(question)
      .results.map(({ address }) => address.replace(/^..\//, '').replace(/\/?index\.html/, ''));
  return { index, first, whole, ask };
}

const searches = { en: searchIn('en'), fr: searchIn('fr') };

const missedOf = (all: readonly Question[], language: OwnLanguage): Question[] => {
  const { ask } = searches[language];
  return all.filter(([question, ...useful]) => {
    const [first] = ask(question);
    return first === undefined ? useful.length > 0 : !useful.includes(first);
  });
};

test.each(ownLanguages)('of the questions, 19 in 20 have a useful first answer: %s', (language) => {
  const { typed, blind, fresh } = questions[language];
  const all = [...typed, ...blind, ...fresh];
  const missed = missedOf(all, language);
  expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(all.length / 20);
});

test.each(ownLanguages)('of those that phrases were added for, nine in ten: %s', (language) => {
  const { unseen, short, sentences } = questions[language];
  const all = [...unseen, ...short, ...sentences];
  expect(missedOf(all, language).length).toBeLessThanOrEqual(all.length / 10);
});

test.each(ownLanguages)('of those that nothing was changed for, seven in ten: %s', (language) => {
  const { last } = questions[language];
  expect(missedOf(last, language).length).toBeLessThanOrEqual((last.length * 3) / 10);
});

test.each(ownLanguages)('a section is found by its own words: %s', (language) => {
  const { ask } = searches[language];
  const firsts = queries[language].map(([query]) => [query, ask(query)[0]]);
  expect(firsts).toEqual(queries[language]);
});

test.each(ownLanguages)('a slip leads where its word leads: %s', (language) => {
  const { ask } = searches[language];
  for (const [slip, meant] of questions[language].slips) {
    expect(ask(meant)[0], meant).toBeDefined();
    // A slip is looked for in the tail too, which may change the order a little.
    expect(ask(meant).slice(0, 3), slip).toContain(ask(slip)[0]);
  }
});

test.each(ownLanguages)('each code and each name of an error leads to its page: %s', (language) => {
  const { ask } = searches[language];
  const { errors } = site;
  if (!errors) throw new Error('the course has a guide to errors');
  for (const { id, codes, aliases } of entriesOf(errors)) {
    for (const name of [...codes, ...aliases[language]]) {
      expect(ask(name)[0], name).toBe(`errors/${id}`);
      expect(ask(`Error: ${name.toLowerCase()}`)[0], name).toBe(`errors/${id}`);
    }
  }
});

test.each(ownLanguages)(
  'a name of .NET leads to its row, whatever type is before it: %s',
  (language) => {
    const { ask } = searches[language];
    const rows = site.dotnet.flatMap(({ rows }) => rows);
    const names = rows.flatMap(({ id, also }) => also.map((name) => ({ id, name })));
    const members = names.filter(({ name }) => /^[A-Z][a-z]\w+$/.test(name));
    expect(members.length).toBeGreaterThan(10);
    for (const { id, name } of members) expect(ask(`Socket.${name}`)[0], name).toBe(`dotnet#${id}`);
  },
);

/** Of these, only one word counts, and it means what is said all by itself. */
const short = {
  en: ['from outside'],
  fr: ['toutes les interfaces', 'de l’extérieur'],
};

test.each(ownLanguages)('no saying stands for a word that many questions have: %s', (language) => {
  const { grammar, synonyms } = searches[language].index;
  const lexer = new Lexer(language, grammar);
  const said = Object.values(synonyms).flat();
  const reduced = said.filter(
    (text) => /\s.*[a-z]/.test(text) && lexer.tokensOf(text).length === 1,
  );
  expect(reduced.toSorted()).toEqual(short[language].toSorted());
});

test('what is understood as a whole need not be there word by word', () => {
  const { whole: search } = searches.en;
  expect(search.ask('socket.write returns false').some).toBe(false);
  expect(search.ask('socket xyzzy').some).toBe(true);
});

test('codes and addresses are exact', () => {
  const { ask } = searches.en;
  expect(ask('0.0.0.0')[0]).toBe('listening#reach');
  for (const nowhere of ['0.0.0.1', '::2', 'CLOSE_WAITS', 'TCP_NODELAY']) {
    expect(ask(nowhere), nowhere).toEqual([]);
  }
});

test('accents, elisions, capitals and the parts of a name make no difference', () => {
  const { ask } = searches.fr;
  const alike = [
    ['octet', 'l’octet', "l'octet", 'Octets'],
    ['ECONNRESET', 'econnreset'],
    ['createServer', 'createserver', 'net.createServer()'],
    ['rfc 9293', 'RFC9293'],
    ['demi-fermeture', 'demi fermeture'],
    ['CLOSE_WAIT', 'close wait'],
    ['écoute', 'ecoute'],
  ];
  for (const group of alike) {
    const found = group.map((question) => ask(question)[0]);
    expect(found[0], group[0]).toBeDefined();
    expect(new Set(found).size, group.join()).toBe(1);
  }
});

test('the first search takes at most 40 KB, in four requests beside the page itself', () => {
  for (const language of ownLanguages) {
    const page = textOf(`${language}/search/index.html`);
    const home = textOf(`${language}/index.html`);
    const loaded = (html: string): string[] =>
      [...html.matchAll(/<(?:script src|link rel="stylesheet" href)="([^"]*)"/g)].map(
        ([, address = '']) =>
          new URL(address, `https://a.example/${language}/search/`).pathname.slice(1),
      );
    const common = new Set(loaded(home).map((path) => path.replace(/^[a-z]{2}\/(?=assets)/, '')));
    const own = loaded(page).filter((path) => !common.has(path));
    expect(own).toContain(searchIndexPath(language));
    // The last one is for the tail, if a question needs it.
    expect(own.length).toBeLessThanOrEqual(3);
    const sizes = own.map((path) => gzipSync(textOf(path)).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(40 * 1024);
  }
});

test('the tail is for words that the index does not know', () => {
  const { first } = searches.en;
  expect(first.needsTail('ECONNRESET')).toBe(false);
  expect(first.needsTail('backpressure')).toBe(false);
  expect(first.needsTail('xyzzy')).toBe(true);
});
