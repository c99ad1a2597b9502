import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { WorkbookCopy } from './workbook-copy.ts';

let copy: WorkbookCopy;
const at = (file: string): string => copy.at(file);
const read = (file: string): string => copy.read(file);
const run = (script: string, ...args: string[]) => copy.run(script, ...args);

/** A text of the language that the tests make: the English one, marked. */
const mark = (text: string): string => `ß${text}`;
const marked = (texts: object): object =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? mark(text) : marked(text),
    ]),
  );

/** A copy of the workbook with some words in German and one German page, and nothing else changed. */
beforeAll(() => {
  copy = new WorkbookCopy();
  mkdirSync(at('locales/de'));
  for (const room of ['site', 'study', '01-listening']) {
    const texts = marked(JSON.parse(read(`locales/en/${room}.json`)));
    writeFileSync(at(`locales/de/${room}.json`), JSON.stringify(texts, null, 2));
  }
  const lesson = 'lessons/01-listening';
  const manifest = JSON.parse(read(`${lesson}/lesson.json`));
  manifest.title.de = mark(manifest.title.en);
  writeFileSync(at(`${lesson}/lesson.json`), JSON.stringify(manifest));
  const page = read(`${lesson}/en.md`).replace(/^title: /m, 'title: ß');
  writeFileSync(at(`${lesson}/de.md`), page.replaceAll('/en.md', '/de.md'));
  for (const name of readdirSync(at(`${lesson}/recordings`))) {
    const copy = name.replace(/\.en\.json$/, '.de.json');
    if (copy !== name)
      cpSync(at(`${lesson}/recordings/${name}`), at(`${lesson}/recordings/${copy}`));
  }
}, 120_000);

const limit = 240_000;

test('what it lacks is said, and is no fault', { timeout: limit, tags: 'long' }, async () => {
  await run('translate', 'accept', '1');
  const { code, text } = await run('validate', '--no-proof');
  const lines = text.split('\n');
  expect(lines).toContain(
    'lessons/02-client-sockets/de.md:1: there is no such page yet: people read the English one.',
  );
  expect(text).toMatch(/^locales\/de\/verdicts\.json:1: \d+ of \d+ texts are missing: /m);
  expect(text).not.toContain('locales/de/site.json');
  expect(text).not.toContain('lessons/01-listening/de.md');
  expect(lines.at(-2)).toMatch(/^\d+ lessons checked: nothing to fix\.$/);
  expect(code).toBe(0);
});

test('what it has is held to the same rules', { timeout: limit, tags: 'long' }, async () => {
  const [site, page] = ['locales/de/site.json', 'lessons/01-listening/de.md'];
  const before = [read(site), read(page)] as const;
  const texts = JSON.parse(before[0]);
  texts.lesson.number = 'ßLesson';
  writeFileSync(at(site), JSON.stringify({ ...texts, spare: 'ß' }, null, 2));
  writeFileSync(at(page), before[1].replace(/^## .*\{#goals\}$/m, ''));
  const { code, text } = await run('validate', '--no-proof');
  writeFileSync(at(site), before[0]);
  writeFileSync(at(page), before[1]);
  expect(code).toBe(1);
  expect(text).toMatch(/^locales\/de\/site\.json:\d+: “lesson\.number” has the placeholders –, /m);
  expect(text).toMatch(/^locales\/de\/site\.json:\d+: locales\/en has no “spare”/m);
  expect(text).toMatch(/^lessons\/01-listening\/de\.md:\d+: .* but ## \{#goals\} in /m);
});

test('translate follows it', { timeout: limit, tags: 'long' }, async () => {
  const { text } = await run('translate', '--status', '--only', 'de');
  expect(text).toContain('lessons/01-listening/de.md: ');
  expect(text).toContain('lessons/02-client-sockets/de.md: not there yet.');
  expect(text).not.toContain('fr.md');
});

test('the terminal offers it', { timeout: limit }, async () => {
  const list = await run('lesson', 'list', '--lang', 'de');
  expect(list.text).toMatch(/^1 {2}ßListening for connections/m);
  expect(list.text).toMatch(/^2 {2}Connecting as a client/m);
  const first = await run('lesson', 'read', '1', '--lang', 'de');
  expect(first.text).toContain('\nßListening for connections\n');
  const second = await run('lesson', 'read', '2', '--lang', 'de');
  expect(second.text).toContain('There is no page in Deutsch yet: this one is in English.');
  const help = await run('lesson', 'list', '--help');
  expect(help.text).toContain('--lang en|fr|de');
});

test('the site offers it', { timeout: limit, tags: 'long' }, async () => {
  for (const name of [
    '01-listening',
    '02-client-sockets',
    '03-async-server',
    '04-tcp-services',
    '05-dead-or-silent',
    'error-guide',
  ]) {
    cpSync(at(`lessons/${name}`), at(`few/${name}`), { recursive: true });
  }
  const few = ['--lessons', at('few'), '--out', at('site')];
  const { code } = await run('docs', '--no-search', ...few);
  expect(code).toBe(0);
  const entry = read('site/index.html');
  expect(entry).toContain('<a class="door" href="de/index.html" hreflang="de">');
  const english = read('site/en/listening/index.html');
  expect(english).toContain('lang="de" hreflang="de">Deutsch</a>');
  const first = read('site/de/listening/index.html');
  expect(first).toContain('<h1>ßListening for connections</h1>');
  expect(first).toContain('<html lang="de"');
  expect(first).not.toContain('There is no page in Deutsch');
  const second = read('site/de/client-sockets/index.html');
  expect(second).toContain('tabindex="-1" lang="en">');
  expect(second).toContain('There is no page in Deutsch yet: this one is in English.');
});

test('pages whose text is English say so, whatever they are', { tags: 'long' }, () => {
  for (const path of ['errors/eaddrinuse', 'client-sockets/exercises/in-turn']) {
    const text = read(`site/de/${path}/index.html`);
    expect(text, path).toContain(
      'tabindex="-1" lang="en">\n<div class="callout note" role="note" lang="de">',
    );
    expect(text, path).toContain('There is no page in Deutsch yet: this one is in English.');
  }
  expect(read('site/de/errors/index.html')).toContain('<dl class="errors" lang="en">');
  expect(read('site/de/client-sockets/slides/index.html')).toContain('class="slides" lang="en"');
  const own = read('site/de/listening/exercises/greet/index.html');
  expect(own).not.toContain('There is no page in Deutsch');
});

test('a page of the language is beside the English one, too', { tags: 'long' }, () => {
  const both = read('site/both-de/listening/index.html');
  expect(both).toContain(
    '<span lang="en">Listening for connections</span> <span lang="de">ßListening for connections</span>',
  );
  expect(both).not.toContain('<div lang="fr">');
  expect(both).toContain(
    'href="../../de/listening/index.html" lang="de" hreflang="de">ßDeutsch only</a>',
  );
  const first = read('site/de/listening/index.html');
  expect(first).toContain(
    'href="../../both-de/listening/index.html" aria-label="de\u202f|\u202fen ßEnglish and Deutsch side by side"',
  );
  const second = read('site/de/client-sockets/index.html');
  expect(second).toContain(
    'href="../../both/client-sockets/index.html" aria-label="en\u202f|\u202ffr ',
  );
});
