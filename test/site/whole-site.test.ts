import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { beforeAll, expect, test } from 'vitest';
import { ownLanguages } from '../../lib/base/i18n.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { searchIndexPath } from '../../lib/html/paths.ts';
import { type Index, unpackPages } from '../../lib/search/packed.ts';
import { whole } from '../whole.ts';
import { builtSite, ownLessons } from './built-site.ts';
import { lessons } from './fixture.ts';
import { addressesOf, dataIn, filesOf, idsOf, languageOf, onePerKind } from './pages.ts';

// Every page of whatever kind: what must hold for all of them. A small course has every kind, too;
// whether it holds for each page of the repository's own lessons takes long.
const course = whole ? ownLessons : { ...ownLessons, lessons };
const [first] = listLessons(whole ? undefined : lessons);
const base = new URL('https://a.example/');
let files: Map<string, string>;
let pages: Map<string, string>;

beforeAll(async () => {
  files = filesOf(await builtSite(course));
  pages = new Map([...files].filter(([path]) => path.endsWith('.html')));
});

/** The file that an address on a page leads to; null for one elsewhere. */
function fileAt(address: string, path: string): string | null {
  const { origin, pathname } = new URL(address, new URL(path, base));
  if (origin !== base.origin) return null;
  return pathname.replace(base.pathname, '').replace(/(^|\/)$/, '$1index.html');
}

const inLanguage = (path: string, language: string): string => path.replace(/^[a-z]+/, language);

/** The addresses of a page's alternates: language → address. */
function alternatesOf(page: string): Record<string, string> {
  const links = page.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/g);
  return Object.fromEntries([...links].map(([, language, address]) => [language, address]));
}

test('every page is there in both languages, with the same ids, each of them once', () => {
  for (const [path, page] of pages) {
    expect(new Set(idsOf(page)).size, path).toBe(idsOf(page).length);
    if (languageOf(path) === '') continue;
    const twin = pages.get(inLanguage(path, languageOf(path) === 'en' ? 'fr' : 'en'));
    expect(twin, `the twin of ${path}`).toBeDefined();
    // The glossary is in the order of each alphabet.
    expect(idsOf(twin ?? '').sort(), path).toEqual(idsOf(page).sort());
  }
});

test('nothing of what is alive in the browser is in the site that is built', () => {
  const marks = /data-live|data-act|\/\.live\/|\/\.serve\/|live_(?:run|exercise|question|page)_/;
  const texts = [...files].filter(([path]) => /\.(?:html|css|js|mjs)$/.test(path));
  for (const [path, text] of texts) expect(marks.exec(text)?.[0], path).toBe(undefined);
});

test('the search leads to every page, but solutions, slides and pages for the lost', () => {
  for (const language of ownLanguages) {
    const found = dataIn(files.get(searchIndexPath(language)) ?? '') as Index;
    const shown = unpackPages(found.pages);
    const known = new Set(shown.map(({ address }) => address.replace(/#.*/, '')));
    const left = [...pages].filter(([path]) => languageOf(path) === language && !known.has(path));
    const unlisted = left.filter(([, page]) => !page.includes('content="noindex"'));
    expect(unlisted.map(([path]) => path)).toEqual([`${language}/search/index.html`]);
    expect([...known].filter((path) => /solution|slides|404/.test(path))).toEqual([]);
  }
});

test('a lesson has a short deck for half an hour', { tags: 'long' }, () => {
  const decks = [...pages].filter(([path]) => path.endsWith('slides/short.html'));
  expect(decks).toHaveLength(2 * listLessons().length);
  for (const [path, page] of decks) {
    const slides = page.split('<section class="slide').length - 1;
    expect(slides, path).toBeGreaterThanOrEqual(15);
    expect(slides, path).toBeLessThanOrEqual(20);
  }
});

test('no link, anchor, picture or file is missing', () => {
  const anchors = new Map([...pages].map(([path, page]) => [path, new Set(idsOf(page))]));
  const broken: string[] = [];
  for (const [path, page] of pages) {
    for (const address of new Set(addressesOf(page))) {
      const file = fileAt(address, path);
      if (file === null) continue;
      const anchor = address.split('#')[1];
      const found = anchor === undefined ? files.has(file) : anchors.get(file)?.has(anchor);
      if (!found) broken.push(`${path}: ${address}`);
    }
  }
  expect(broken).toEqual([]);
});

test('each page is its own canonical, and its alternates point back', () => {
  for (const [path, page] of pages) {
    if (path.endsWith('404.html')) continue;
    // Slides are a shorter version of the lesson: the lesson is what search engines should know.
    const known = path.replace(/\/slides\/.*/, '/index.html');
    const own = new URL(known.replace(/(^|\/)index\.html$/, '$1'), base).href;
    expect(page, path).toContain(`<link rel="canonical" href="${own}">`);
    if (known !== path) continue;
    const alternates = alternatesOf(page);
    if (path.startsWith('both/')) {
      // It leads to each language alone; those do not name it, for it is in neither.
      const alone = ['en', 'fr'].map((language) => [language, own.replace('both', language)]);
      expect(alternates, path).toEqual(Object.fromEntries(alone));
      continue;
    }
    expect(Object.keys(alternates), path).toEqual(['en', 'fr', 'x-default']);
    if (languageOf(path) !== '') expect(alternates[languageOf(path)], path).toBe(own);
    for (const [language, address] of Object.entries(alternates)) {
      const file = fileAt(address, path) ?? '';
      expect(alternatesOf(pages.get(file) ?? ''), `${path} → ${address}`).toEqual(alternates);
      if (language !== 'x-default') expect(languageOf(file)).toBe(language);
    }
  }
});

test('a page says its language, and a link the language that it leads to', () => {
  for (const [path, page] of pages) {
    expect(page, path).toContain(`<html lang="${languageOf(path) || 'en'}">`);
    for (const [tag, language = ''] of page.matchAll(/<a [^>]*?hreflang="([^"]*)"[^>]*>/g)) {
      const file = fileAt(addressesOf(tag)[0] ?? '', path);
      if (file !== null) expect(languageOf(file), `${path}: ${tag}`).toBe(language);
    }
  }
});

test('the other language is one link away, side by side one more for a lesson', () => {
  for (const [path, page] of pages) {
    const language = languageOf(path);
    if (language === '' || path.endsWith('404.html')) continue;
    const [link = ''] = /<a [^>]*id="(?:page|deck)_switch"[^>]*>/.exec(page) ?? [];
    const twin = inLanguage(path, language === 'en' ? 'fr' : 'en');
    expect(fileAt(addressesOf(link)[0] ?? '', path), path).toBe(twin);
    const both = inLanguage(path, 'both');
    if (!pages.has(both)) continue;
    const leads = addressesOf(page).filter((address) => fileAt(address, path) === both);
    expect(leads, path).toHaveLength(2);
  }
});

test('no page has a style or script in it but those its policy names, or asks anything of anybody', () => {
  for (const [path, page] of pages) {
    const [policy] = /(?<=Content-Security-Policy" content=")[^"]*/.exec(page) ?? [];
    expect(policy, path).toMatch(/^default-src 'self'; script-src 'self' 'sha256-/);
    expect(policy, path).not.toMatch(/unsafe|https?:/);
    const inPage = page.matchAll(/<(style|script)>(.*?)<\/\1>/gs);
    for (const [, kind, text = ''] of inPage) {
      const hash = createHash('sha256').update(text).digest('base64');
      const [named] = new RegExp(`(?<=${kind}-src )[^;]*`).exec(policy ?? '') ?? [];
      expect(named, path).toContain(`'sha256-${hash}'`);
    }
    const others = page.replace(/<(style|script)>.*?<\/\1>/gs, '');
    expect(others, path).not.toMatch(
      / style=| on[a-z]+="|<style|<script(?! type="application\/ld\+json">| src="(?:[./a-z]*assets\/|index\.js"))/,
    );
    const asked = page.matchAll(
      /<(?:img|script|link rel="(?:stylesheet|icon)")[^>]* (?:src|href)="([^"]*)"/g,
    );
    const files = [...asked].map(([, address = '']) => fileAt(address, path));
    expect(files, path).not.toContain(null);
    // What a screen with a mouse does not wait for does not count: the icon, and the style for fingers and
    // paper. The search has its index besides.
    const most = path.endsWith('/search/index.html') ? 5 : 4;
    const waited = files.filter((file) => !file?.endsWith('.svg') && file !== 'assets/aside.css');
    expect(waited.length, path).toBeLessThanOrEqual(most);
  }
});

test('how a page begins waits for no file', () => {
  for (const [path, page] of pages) {
    const [head = '', body = ''] = page.split('<body');
    // Two languages or slides are laid out by a style of their own.
    if (/^ class="(?:both|deck|notes)"/.test(body)) continue;
    expect(head, path).toContain('<style>');
    // A file for the search alone may come before it: there is no text to read there.
    if (path.endsWith('/search/index.html') || body.startsWith(' class="entry"')) continue;
    expect(head, path).not.toMatch(/<link rel="stylesheet"|blocking="render"/);
    expect(page.match(/<link rel="stylesheet" href="[./]*assets\/site\.css">/g), path).toHaveLength(
      1,
    );
  }
});

test('pages of every kind have the margin, and their text beside it', () => {
  const kinds = new Set<string>();
  for (const page of pages.values()) kinds.add(/<body class="([^"]*)">/.exec(page)?.[1] ?? '');
  const [style = ''] = /<style>.*?<\/style>/s.exec(pages.get('en/index.html') ?? '') ?? [];
  for (const kind of kinds) {
    if (['both', 'deck', 'notes', 'entry'].includes(kind)) continue;
    expect(style, kind).toContain(`.${kind} main`);
  }
});

test('the picture that a message shows of a page is there', () => {
  for (const [path, page] of pages) {
    const [picture] = /(?<=og:image" content=")[^"]*/.exec(page) ?? [];
    const unlisted = page.includes('content="noindex"') || path.startsWith('both/');
    expect(picture !== undefined, path).toBe(!unlisted);
    if (picture) expect([...files.keys()], path).toContain(fileAt(picture, path));
  }
  expect(pages.get(`fr/${first?.slug}/index.html`)).toContain(`/fr/${first?.slug}/card.png"`);
});

test('the first page begins to teach, in each language', () => {
  const page = pages.get('index.html') ?? '';
  for (const language of ['en', 'fr']) {
    const [door = '', sample = ''] =
      page.match(new RegExp(`<section lang="${language}">.*?</section>`, 'gs')) ?? [];
    expect(door).toContain('class="door"');
    expect(sample).toContain('<pre class="output named"');
    expect(sample).toContain('<div class="wire"');
    // On a phone, a reader sees every language before what one of them shows.
    expect(page.indexOf(door)).toBeLessThan(page.indexOf('class="run"'));
  }
});

test('a page for the lost looks as it should, whatever the address', () => {
  for (const path of ['404.html', 'en/404.html', 'fr/404.html']) {
    expect(files.get(path), path).toMatch(/<style>[^<]*--paper:[^<]*\.doors/);
  }
});

async function invalidIn(language: string): Promise<string[]> {
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:recommended'],
    rules: { 'no-inline-style': 'error' },
  });
  const found: string[] = [];
  for (const path of onePerKind(pages, language)) {
    const { results } = await validator.validateString(pages.get(path) ?? '', path);
    for (const { line, ruleId, message } of results.flatMap(({ messages }) => messages)) {
      found.push(`${path}:${line} ${ruleId}: ${message}`);
    }
  }
  return found;
}

test('one page of each kind is valid HTML, in English', async () => {
  expect(await invalidIn('en')).toEqual([]);
});

test('and in French', { tags: 'long' }, async () => {
  expect(await invalidIn('fr')).toEqual([]);
});

test('a lesson weighs what it says: at most four times its text, twice when packed', {
  tags: 'long',
}, () => {
  const packed = (text: string): number => gzipSync(text, { level: 9 }).length;
  for (const [path, all] of pages) {
    if (!/<body class="(?:lesson|both)">/.test(all)) continue;
    // The style that it begins with is weighed with the rest of the style.
    const page = all.replace(/<style>.*?<\/style>/s, '');
    const text = page
      .replace(/^.*<main/s, '')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ');
    expect(Buffer.byteLength(page) / Buffer.byteLength(text), path).toBeLessThanOrEqual(4);
    expect(packed(page) / packed(text), path).toBeLessThanOrEqual(2);
  }
});
