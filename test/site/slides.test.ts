import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { plainText } from '../../lib/course/blocks.ts';
import { sectionsOf } from '../../lib/course/page.ts';
import { parsePage } from '../../lib/course/parse.ts';
import { codeReader } from '../../lib/course/regions.ts';
import { firstSentences, sentencesOf } from '../../lib/course/sentences.ts';
import type { DeckLength } from '../../lib/html/paths.ts';
import { buildSite } from '../../lib/site/build.ts';
import { sitemapOf } from '../../lib/site/sitemap.ts';
import { type SlideItem, slidesOf } from '../../lib/slides/deck.ts';
import { partsOf } from '../../lib/slides/fitting.ts';
import { drawPage, lessons, site } from './fixture.ts';
import { filesOf, idsOf, siteFolder } from './pages.ts';

const parse = (markdown: string) =>
  parsePage(markdown, 'lessons/01-echo/en.md', codeReader(new URL('01-echo/', lessons)));

function inlines(markdown: string) {
  const [block] = parse(markdown);
  if (block?.type !== 'paragraph') throw new Error('not a paragraph');
  return block.children;
}

test('sentences end at their marks, within quotation marks too, and never in code', () => {
  const texts = (markdown: string): string[] => sentencesOf(inlines(markdown)).map(plainText);
  expect(texts('One `a. b`. *Two!* Is it 1.5? “Yes.” It is')).toEqual([
    'One a. b.',
    'Two!',
    'Is it 1.5?',
    '“Yes.”',
    'It is',
  ]);
  expect(texts('Qui écoute\u202f? «\u202fMoi.\u202f» Bien\u202f!')).toEqual([
    'Qui écoute\u202f?',
    '«\u202fMoi.\u202f»',
    'Bien\u202f!',
  ]);
  expect(plainText(firstSentences(inlines('One. Two. Three.'), 6))).toBe('One. Two.');
});

/** A section's slides in short: what is on each, and how many notes it has. */
function outline(markdown: string, length: DeckLength = 'long'): string[] {
  const text = ({ type, ...rest }: SlideItem): string => {
    if ('block' in rest) return rest.block.type;
    return 'children' in rest ? `${type} “${plainText(rest.children)}”` : type;
  };
  return sectionsOf(parse(markdown)).flatMap((section) =>
    slidesOf(section, ({ programs }) => programs.length > 1, length).map(
      ({ id, level, claim, shown, notes }) =>
        [id, level ?? '', plainText(claim), ...shown.map(text), notes.length].join(' | '),
    ),
  );
}

test('a section opens with its claim; what can be shown has a slide of its own', () => {
  expect(
    outline(`## Ports {#ports}

A port is a number, and two programs of a machine do not share one as long as both of them listen to it. It has 16 bits.

- one
- two

Another paragraph.

<<< examples/echo-server.ts#echo

This is how it runs:

::: run echo-server echo-client

It gave back what it was given. The rest is for another day, and for whoever wants to know more.

::: instructor
**Ask:** Who?
:::

### Below {#below}

::: note
True.
:::

::: run echo-client

So it is.
`),
  ).toEqual([
    'ports | 2 | A port is a number, and two programs of a machine do not share one as long as both of them listen to it. | list | 2',
    'ports_2 |  |  | code | 1',
    'ports_3 |  |  | lead “This is how it runs:” | output | takeaway “It gave back what it was given. The rest is for another day, and for whoever wants to know more.” | 1',
    'ports_4 |  |  | wire | 1',
    'below | 3 |  | callout | 0',
    'below_2 |  |  | output | takeaway “So it is.” | 1',
  ]);
});

test('a claim that announces what follows keeps it on its slide', () => {
  expect(outline('## A {#a}\n\nThis says it all:\n\n```console\n$ nc\n```\n')).toEqual([
    'a | 2 | This says it all: | fence | 1',
  ]);
  // A run has a slide of its own anyway.
  expect(outline('## A {#a}\n\nThis is one. And so:\n\n::: run echo-client\n')).toEqual([
    'a | 2 | This is one. | 1',
    'a_2 |  |  | lead “And so:” | output | 0',
  ]);
});

test('the short deck has what is marked', () => {
  const page = `## Ports {#ports}

The claim.

<<< examples/echo-server.ts#echo

::: essential
::: run echo-server echo-client
:::

So it is.

## Other {#other}

::: essential
One more claim.
:::

::: run echo-client
`;
  expect(outline(page, 'short')).toEqual([
    'ports_3 |  |  | output | takeaway “So it is.” | 1',
    'ports_4 |  |  | wire | 0',
    'other | 2 | One more claim. | 1',
  ]);
  // Marks change nothing else.
  const bare = page.replaceAll(/^::: essential\n|(?<=(?:client|claim\.)\n):::\n/gm, '');
  expect(outline(page)).toEqual(outline(bare));
});

test('long programs and tables are cut in equal parts, programs at empty lines only', () => {
  const lines = Array.from({ length: 30 }, (_, at) => (at === 13 ? '' : `line(${at});`));
  const code = { type: 'code', line: 1, file: 'a.ts', region: null, language: 'ts' } as const;
  const parts = partsOf({ ...code, text: lines.join('\n'), firstLine: 5 });
  expect(parts.map((part) => part.type === 'code' && [part.firstLine, part.text])).toEqual([
    [5, lines.slice(0, 13).join('\n')],
    [19, lines.slice(14).join('\n')],
  ]);
  const whole = { ...code, text: lines.filter((line) => line !== '').join('\n'), firstLine: 1 };
  expect(partsOf(whole)).toEqual([whole]);
  const rows = Array.from({ length: 8 }, (_, at) => [[{ type: 'text' as const, text: `${at}` }]]);
  const tables = partsOf({ type: 'table', line: 1, head: [[]], rows });
  expect(tables.map((part) => part.type === 'table' && part.rows)).toEqual([
    rows.slice(0, 4),
    rows.slice(4),
  ]);
});

test('slides are not for search engines, and the lesson leads to them', () => {
  const page = drawPage('fr/echo/slides/index.html');
  expect(page).toContain('<meta name="robots" content="noindex">');
  expect(page).toContain('<link rel="canonical" href="../index.html">');
  expect(page).toContain('<body class="deck">');
  expect(page).not.toContain('data-notes');
  expect(drawPage('fr/echo/index.html')).toContain('<a href="slides/index.html">Diapositives</a>');
  const base = new URL('https://a.example/');
  const [sitemap] = [...sitemapOf({ ...site, base, instructor: true })];
  expect(String(sitemap?.[1]())).not.toContain('slides');
});

test('what is for the instructor is in the notes of a build made for one, and nowhere else', async () => {
  const folder = siteFolder();
  await buildSite({ out: folder, lessons, search: true, instructor: true });
  const files = filesOf(folder);
  const secret = [...files].filter(([, text]) => text.includes('SECRET')).map(([path]) => path);
  expect(secret).toEqual(['en/echo/slides/notes.html', 'fr/echo/slides/notes.html']);
  const page = files.get('fr/echo/slides/notes.html') ?? '';
  expect(page).toContain('<p>SECRET Demandez à la salle qui finit en premier.</p>');
  expect(new Set(idsOf(page)).size).toBe(idsOf(page).length);
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] });
  const { results } = await validator.validateString(page);
  expect(results.flatMap(({ messages }) => messages)).toEqual([]);
});
