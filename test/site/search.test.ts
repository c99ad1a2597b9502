import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lessonsFolder, listLessons } from '../../lib/course/catalogue.ts';
import { loadGlossary } from '../../lib/course/glossary.ts';
import { type Language, languages } from '../../lib/i18n.ts';
import { buildSite } from '../../lib/site/build.ts';
import { indexSite } from '../../lib/site/search/index-site.ts';
import { siteFolder } from './pages.ts';
import { queries } from './search-queries.ts';

const folder = siteFolder();
const bundle = new URL('pagefind/', folder.url);

// The whole site, drawn from nothing: on a busy machine that takes its time.
beforeAll(() => buildSite({ out: folder.url, base: null, search: true }), 300_000);
afterAll(() => folder[Symbol.dispose]());

/** The first twenty addresses found for each query. */
function find(language: Language, asked: readonly string[]): string[][] {
  const run = fileURLToPath(new URL('search-run.ts', import.meta.url));
  const command = ['--import', 'tsx', run, folder.url.href, language];
  const { stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    input: JSON.stringify(asked),
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const filesOf = (place: URL): Map<string, string> =>
  new Map(
    readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [name, readFileSync(`${parentPath}/${name}`, 'latin1')]),
  );

test.each(languages)('each query of the fixture finds its section first: %s', (language) => {
  expect(queries[language].length).toBe(40);
  const found = find(
    language,
    queries[language].map(([query]) => query),
  );
  const firsts = queries[language].map(([query], index) => [query, found[index]?.[0]]);
  expect(firsts).toEqual(
    queries[language].map(([query, first]) => [
      query,
      `${language}/${first.replace(/(?=#|$)/, '/index.html')}`,
    ]),
  );
});

test('accents, elisions, capitals and the parts of a name make no difference', () => {
  const alike = [
    ['octet', 'l’octet', "l'octet", 'Octets'],
    ['ECONNRESET', 'econnreset'],
    ['createServer', 'createserver', 'net.createServer()'],
    ['rfc 9293', 'RFC9293'],
  ];
  const firsts = find('fr', alike.flat()).map(([first]) => first);
  for (const group of alike) {
    const found = group.map(() => firsts.shift());
    expect(found, group[0]).toEqual(group.map(() => expect.stringMatching(/^fr\//)));
    expect(new Set(found).size, group[0]).toBe(1);
  }
  const parts = ['demi fermeture', 'close wait', 'allow half open', 'receive timeout', 'ecoute'];
  expect(find('fr', parts).map(([first]) => first?.replace(/^fr\/|index.html/g, ''))).toEqual([
    'async-server/#half-close',
    'async-server/#close-wait',
    'async-server/#half-close',
    'tcp-services/#slow-client',
    'listening/#two-endpoints',
  ]);
});

test('a word that is nowhere finds nothing, and does not spoil the others', () => {
  const [unknown, absent, beside = []] = find('en', ['emfile', 'xyzzy', 'xyzzy backpressure']);
  expect([unknown, absent]).toEqual([[], []]);
  expect(beside[0]).toBe('en/tcp-services/index.html#backpressure');
});

test('lessons come before programs, and a question that no section answers whole in parts', () => {
  const [backlog = [], apart] = find('en', ['backlog', 'backlog powershell nagle']);
  const program = backlog.indexOf('en/listening/programs/backlog.html');
  expect(program).toBeGreaterThan(backlog.indexOf('en/listening/index.html#backlog'));
  expect(apart).toContain('en/listening/index.html#backlog');
  expect(apart).toContain('en/tcp-services/index.html#small-writes');
});

test('a second index is the same to the byte, and small', async () => {
  const files = filesOf(bundle);
  await indexSite(folder.url, loadGlossary(listLessons(lessonsFolder)));
  expect(filesOf(bundle)).toEqual(files);
  const size = (pattern: RegExp): number =>
    [...files].reduce((sum, [name, text]) => (pattern.test(name) ? sum + text.length : sum), 0);
  expect([...files.keys()].filter((name) => !/\.pf_(?:index|fragment|meta)$/.test(name))).toEqual(
    expect.arrayContaining(['pagefind-entry.json', 'pagefind.js', 'wasm.en.pagefind']),
  );
  expect(size(/^(?:en|fr)_.*(?:index|fragment)$/)).toBeLessThan(900_000);
});

test('solutions, pages side by side and pages for the lost are not in it', () => {
  const fragments = [...filesOf(new URL('fragment/', bundle)).values()];
  const urls = fragments.map((zipped) => {
    const text = gunzipSync(Buffer.from(zipped, 'latin1'))
      .toString()
      .replace(/^.*?(?={)/, '');
    const { url, content }: { url: string; content: string } = JSON.parse(text);
    expect(content, url).not.toBe('');
    return url;
  });
  expect(urls.length).toBeGreaterThan(300);
  expect(urls.filter((url) => !/^(?:en|fr)\//.test(url))).toEqual([]);
  expect(urls.filter((url) => /solution\.html|404|\/search\//.test(url))).toEqual([]);
});

test('the page’s own scripts stay small', () => {
  const size = (name: string): number =>
    gzipSync(readFileSync(new URL(`assets/${name}`, folder.url)), { level: 9 }).length;
  expect(size('search.js')).toBeLessThanOrEqual(2.5 * 1024);
  expect(size('find.js')).toBeLessThanOrEqual(1.75 * 1024);
  expect(size('search.css')).toBeLessThanOrEqual(1024);
});
