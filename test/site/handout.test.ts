import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { withoutPrompts } from '../../lib/course/blocks.ts';
import { parsePage } from '../../lib/course/parse.ts';
import { codeReader } from '../../lib/course/regions.ts';
import { renderBlocks } from '../../lib/html/blocks.ts';
import { svg } from '../../lib/html/html.ts';
import type { Site } from '../../lib/html/page-context.ts';
import {
  handoutContext,
  renderFeet,
  renderHandout,
  renderReferences,
} from '../../lib/print/handout.ts';
import { pageNumbers } from '../../lib/print/page-numbers.ts';
import { readSite } from '../../lib/site/read-site.ts';
import { command } from '../scripts/command.ts';
import { drawPage, lessons, site } from './fixture.ts';
import { addressesOf, filesOf, idsOf, siteFolder } from './pages.ts';

const numbers = new Map([['echo', 3]]);

test('ids are told apart by lesson, and links lead to where their text is in the handout', () => {
  const draw = (of: Site, markdown: string): string => {
    const [lesson] = of.lessons;
    if (!lesson) throw new Error('the fixture has lessons');
    const reader = codeReader(new URL('01-echo/', lessons));
    const blocks = parsePage(markdown, 'lessons/01-echo/en.md', reader);
    return renderBlocks(withoutPrompts(blocks), handoutContext(of, lesson, 'en')).text;
  };
  const published = { ...site, base: new URL('https://b.example/book/') };
  const links = `[own](#end) [other](../02-refusal/en.md#refused) [whole](../02-refusal/en.md)
[program](examples/echo-server.ts) [world](https://a.example/)`;
  expect(draw(site, links)).toBe(`<p><a href="#echo_end">own</a> \
<a href="#refusal_refused">other</a> <a href="#refusal">whole</a> \
program <a href="https://a.example/">world</a></p>
`);
  expect(draw(published, links)).toContain(
    '<a href="https://b.example/book/en/echo/programs/echo-server.html">program</a>',
  );
  expect(draw(site, '## End {#end}')).toBe(`<div class="head"><h2 id="echo_end">End</h2>\
<a class="own" href="#echo_end" aria-label="Link to this section">#</a>\
<a class="twin" lang="fr" hreflang="fr" aria-label="fr, cette section en français">fr</a></div>
`);
});

test('a drawing’s ids are told apart, too', () => {
  const drawing = '<svg><path id="tip"/><path marker-end="url(#tip)"/><use href="#tip"/></svg>';
  expect(svg(drawing, (id) => `echo_${id}`).text).toBe(
    '<svg><path id="echo_tip"/><path marker-end="url(#echo_tip)"/><use href="#echo_tip"/></svg>',
  );
});

test.each(['en', 'fr'] as const)(
  'the handout in %s is whole, and its links lead somewhere',
  (language) => {
    const handout = renderHandout(site, language, numbers);
    const ids = idsOf(handout);
    expect(new Set(ids).size).toBe(ids.length);
    const own = addressesOf(handout).filter((address) => address.startsWith('#'));
    expect(own.length).toBeGreaterThan(5);
    for (const address of own) expect(ids, address).toContain(address.slice(1));
    expect(handout).toContain(`lang="${language}"`);
    expect(handout).not.toContain('SECRET');
    expect(handout.match(/<span class="page">3<\/span>/g)).toHaveLength(1);
  },
);

test('answers are at the end of their lesson', () => {
  const handout = renderHandout(site, 'en', numbers);
  expect(handout).toContain(`<section class="answers">
<h2>Answers</h2>
<ol>
<li><p><strong>They wait, and go out once connected</strong></p>`);
});

test('an exercise is begun with a command, for paper leads nowhere', () => {
  const handout = renderHandout(site, 'en', numbers);
  expect(handout).toContain('<code>npm run lesson -- start echo/');
  expect(handout).not.toContain('Full statement');
});

test('a page says which lesson it is from', () => {
  const letter = readSite(lessons, { handouts: 'letter' });
  expect(renderFeet(letter, 'fr').split('\n').slice(0, 3)).toEqual([
    '@page { size: letter; }',
    '#echo { page: lesson-echo; }',
    '@page lesson-echo { @bottom-left { content: "Un écho"; } }',
  ]);
});

test('a link within the handout names its page, and has room for the number before it is known', () => {
  expect(renderReferences(numbers, 'en')).toBe(`main a[href^="#"]::after { content: " (page 100)"; }
main a[href="#echo"]::after { content: " (page 3)"; }
`);
});

test('what a handout is printed on is a paper that is known', async () => {
  const args = ['--paper', 'quarto', '--lang', 'fr'];
  expect(await command('docs', args)).toEqual({
    code: 2,
    out: '',
    err: 'Le papier « quarto » n’existe pas ici. Papiers : a4, letter.\n',
  });
});

test('page numbers are read from the tree of pages', () => {
  const pdf = `%PDF-1.4
9 0 obj
<</Type /Pages
/Count 2
/Kids [4 0 R 2 0 R]
/Parent 11 0 R>>
endobj
10 0 obj
<</Type /Pages
/Count 1
/Kids [7 0 R]
/Parent 11 0 R>>
endobj
11 0 obj
<</Type /Pages
/Count 3
/Kids [9 0 R 10 0 R]>>
endobj
12 0 obj
<</echo [4 0 R /XYZ 0 815.6 0]
/echo_end [7 0 R /XYZ 0 9 0]
/other [8 0 R /XYZ 0 9 0]>>
endobj
`;
  expect(pageNumbers(Buffer.from(pdf, 'latin1'))).toEqual(
    new Map([
      ['echo', 1],
      ['echo_end', 3],
    ]),
  );
});

test('the home page leads to the handout where there is one', () => {
  expect(drawPage('en/index.html')).not.toContain('.pdf');
  const printed = readSite(lessons, { handouts: 'a4' });
  expect(drawPage('fr/index.html', printed)).toContain(
    '<a href="../handout-fr.pdf" type="application/pdf">polycopié (PDF)</a>',
  );
});

test('without Chromium there is one line, and nothing is built', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  onTestFinished(() => void vi.unstubAllEnvs());
  const folder = siteFolder();
  const args = ['--pdf', '--lang', 'en', '--out', fileURLToPath(folder)];
  const { code, out, err } = await command('docs', args);
  expect(filesOf(folder).size).toBe(0);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe(
    'The handout is printed with Chromium, which was not found. Install Chromium or Chrome, or set CHROMIUM_PATH to where it is.\n',
  );
});
