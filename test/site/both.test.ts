import { expect, test } from 'vitest';
import { withoutPrompts } from '../../lib/course/blocks.ts';
import { parsePage } from '../../lib/course/parse.ts';
import { codeReader } from '../../lib/course/regions.ts';
import { bothPath } from '../../lib/html/paths.ts';
import { renderBothRun, renderRows } from '../../lib/site/bilingual/blocks.ts';
import { align } from '../../lib/site/bilingual/columns.ts';
import { bothContexts, renderBoth } from '../../lib/site/bilingual/page.ts';
import { lessons, site } from './fixture.ts';
import { idsOf } from './pages.ts';

const [lesson] = site.lessons;
if (!lesson) throw new Error('the fixture has lessons');
const page = renderBoth(site, lesson, 'fr');

const contexts = bothContexts(site, lesson, bothPath('echo', 'fr'), 'fr');

function draw(en: string, fr: string): string {
  const reader = codeReader(new URL('01-echo/', lessons));
  const blocks = (text: string, name: string) => withoutPrompts(parsePage(text, name, reader));
  return renderRows([blocks(en, 'en.md'), blocks(fr, 'fr.md')], contexts).text;
}

test('what has the same name is side by side, the rest alone', () => {
  const name = (text: string): string => text.toLowerCase();
  expect(align(['A', 'B', 'C'], ['a', 'c', 'd'], name)).toEqual([
    ['A', 'a'],
    ['B', null],
    ['C', 'c'],
    [null, 'd'],
  ]);
  expect(align([], ['a'], name)).toEqual([[null, 'a']]);
});

test('a heading is one, with an address of its own and a page in each language', () => {
  expect(draw('## Server {#server}', '## Serveur {#server}')).toBe(`\
<div class="head"><h2 class="pair" id="server"><span lang="en">Server</span> <span lang="fr">Serveur</span></h2>\
<a class="own" href="#server" aria-label="Link to this section">#</a>\
<a class="twin" href="../../en/echo/index.html#server" lang="en" hreflang="en" aria-label="en, this section in English">en</a>\
<a class="twin" href="../../fr/echo/index.html#server" lang="fr" hreflang="fr" aria-label="fr, cette section en français">fr</a></div>
`);
});

test('prose is in two columns, each with its language and its links', () => {
  expect(draw('A [link](../02-refusal/en.md).', 'Un [lien](../02-refusal/fr.md).')).toBe(`\
<div class="pair">
<div lang="en">
<p>A <a href="../../en/refusal/index.html">link</a>.</p>
</div>
<div lang="fr">
<p>Un <a href="../../fr/refusal/index.html">lien</a>.</p>
</div>
</div>
`);
});

test('code is there once, under both its captions', () => {
  const code = '<<< examples/echo-server.ts#echo';
  const drawn = draw(code, code);
  expect(drawn).toContain(`<figure class="code once">
<figcaption class="pair"><span lang="en"><a href="../../en/echo/programs/echo-server.html#L6"><code>echo-server.ts</code></a> <span class="region">region echo</span></span> \
<span lang="fr"><a href="../../fr/echo/programs/echo-server.html#L6"><code>echo-server.ts</code></a> <span class="region">région echo</span></span></figcaption>
<pre><code><span class="k">const</span> server`);
  expect(drawn.match(/<pre>/g)).toHaveLength(1);
  const fence = '```console\n$ nc\n```';
  expect(draw(fence, fence)).toBe(
    '<div class="once">\n<figure class="code"><pre><code>$ nc</code></pre></figure>\n</div>\n',
  );
  expect(draw(fence, '```console\n$ nc -v\n```').match(/<pre>/g)).toHaveLength(2);
});

test('an extra paragraph is alone, and nothing moves past a heading', () => {
  const rows = draw(
    'One.\n\n## A {#a}\n\nTwo.\n\nThree.\n\n- four\n\n## B {#b}\n\nFive.',
    'Un.\n\n## A {#a}\n\nDeux.\n\n- quatre\n\n## B {#b}\n\nCinq.\n\nSix.',
  );
  const said = rows
    .replace(/<a .*?<\/a>/g, '')
    .split(/<div class="(?:pair|head)">/)
    .map((row) =>
      row
        .replace(/<[^>]*>/g, ' ')
        .trim()
        .split(/\s+/)
        .join(' '),
    );
  expect(said.slice(1)).toEqual([
    'One. Un.',
    'A A',
    'Two. Deux.',
    'Three.',
    'four quatre',
    'B B',
    'Five. Cinq.',
    'Six.',
  ]);
});

test('a run has one command and one diagram, its output and its sentences in both', () => {
  const runs = page.split('<figure class="run once">').slice(1);
  expect(runs).toHaveLength(2);
  const [first = ''] = runs;
  expect(first.match(/<figcaption>/g)).toHaveLength(1);
  expect(first.match(/<svg width/g)).toHaveLength(1);
  expect(first).toContain('<div lang="en">\n<pre class="output named"');
  expect(first).toContain('<div lang="fr">\n<pre class="output named"');
  expect(first).toMatch(/<div lang="en">\n<details><summary>In words: \d+ steps/);
  expect(first).toMatch(/<div lang="fr">\n<details><summary>En texte\u202f: \d+ étapes/);
});

test('where other bytes went over the wire in each language, each has its diagram', () => {
  const run = (...programs: string[]) => ({ type: 'run' as const, line: 1, programs });
  const [one, other] = [run('echo-server', 'echo-client'), run('echo-server', 'many-writes')];
  const drawn = renderBothRun(one, other, contexts)?.text ?? '';
  expect(drawn.match(/<svg width/g)).toHaveLength(2);
  expect(new Set(idsOf(drawn)).size).toBe(4);
  expect(drawn).toContain('aria-labelledby="wire_0_title_fr"');
});

test('what the French page is behind in is in its column', () => {
  const french = lesson.pages.fr;
  const front = { ...french.front, translates: { opening: '000000000000' } };
  const pages = { ...lesson.pages, fr: { ...french, front } };
  const drawn = renderBoth(site, { ...lesson, pages }, 'fr');
  expect(drawn).toMatch(/<div class="pair">\n<div lang="fr">\n<div class="callout warning"/);
});

test('it leads to each language alone, and to its neighbor side by side', () => {
  expect(page).toContain('<title>An echo · Un écho</title>');
  expect(page).toContain(
    '<a class="keeps" href="../../en/echo/index.html" lang="en" hreflang="en">English only</a>',
  );
  expect(page).toContain(
    '<a class="keeps" href="../../fr/echo/index.html" lang="fr" hreflang="fr">Français seulement</a>',
  );
  expect(page).toContain('<a rel="next" href="../refusal/index.html">');
  expect(new Set(idsOf(page)).size).toBe(idsOf(page).length);
});
