import { expect, test } from 'vitest';
import { entriesOf } from '../../lib/site/search/entries.ts';
import { readPage } from '../../lib/site/search/sections.ts';
import { synonymsOf } from '../../lib/site/search/synonyms.ts';
import { site } from './fixture.ts';

const page = `<body class="lesson">
<main id="page_main">
<nav><a href="#x">L’écho</a></nav>
<p class="number">Leçon 1</p>
<h1>Un &amp; deux</h1>
<p>Un <em>début</em>.</p>
<div class="head"><h2 id="late-echo">L’écho</h2><a class="own">#</a><a lang="en">en</a></div>
<p>Voir<br>RFC 9293.</p>
<pre><code>net.createServer(port, 'end', EPIPE)</code></pre>
<table><tbody><tr><td>ECONNRESET</td><td>rompue</td></tr></tbody></table>
<details><summary>Indice</summary><p>SECRET</p></details>
<h2 id="summary">En bref</h2>
<p>Tout encore une fois.</p>
</main>`;

const code = "net.createServer(port, 'end', EPIPE)";

test('a page is read in sections: what is closed, foreign or said again is not', () => {
  expect(readPage(page, 'fr')).toEqual({
    kind: 'lesson',
    title: 'Un & deux',
    above: 'Leçon 1',
    sections: [
      {
        id: '',
        title: 'Un & deux',
        names: ['Un & deux'],
        pieces: [{ text: 'Un début.', voice: 'prose' }],
      },
      {
        id: 'late-echo',
        title: 'L’écho',
        names: ['L’écho'],
        pieces: [
          { text: 'Voir', voice: 'prose' },
          { text: 'RFC 9293.', voice: 'prose' },
          { text: code, voice: 'code' },
          { text: 'ECONNRESET', voice: 'name' },
          { text: 'rompue', voice: 'prose' },
        ],
      },
    ],
  });
});

test('a page for nobody to find has no sections', () => {
  const unlisted = `<meta name="robots" content="noindex">${page}`;
  expect(readPage(unlisted, 'fr').sections).toEqual([]);
});

test('a row of the .NET map is a section, named by its first cell', () => {
  const map = `<body class="mapping"><main id="page_main"><h1>.NET</h1><p>How.</p>
<h2 id="errors">Errors</h2><div class="map"><dl id="bind">
<div><dt>.NET</dt><dd><code>Bind</code> <code>Listen</code></dd></div>
<div><dt>Node.js</dt><dd><code>listen</code></dd></div>
<div><dt>What differs</dt><dd>One call.</dd></div></dl></div></main>`;
  const [, row] = entriesOf(
    'en/dotnet/index.html',
    map,
    'en',
    synonymsOf({ terms: [], errors: null, sayings: [] }, 'en'),
  );
  expect(row).toMatchObject({
    address: 'en/dotnet/index.html#bind',
    title: 'Bind · Listen',
    names: ['Bind', 'Listen'],
    lead: 'One call.',
    place: '.NET',
  });
});

test('a section as an entry: code is its names, the lead its first words', () => {
  const [, entry] = entriesOf('fr/echo/index.html', page, 'fr', synonymsOf(site, 'fr'));
  expect(entry).toEqual({
    address: 'fr/echo/index.html#late-echo',
    title: 'L’écho',
    place: 'Leçon 1 · Un & deux',
    lead: 'Voir',
    names: ['late echo'],
    texts: [
      { text: 'Voir', weight: 1 },
      { text: 'RFC 9293.', weight: 1 },
      { text: 'createserver\nend\nepipe', weight: 0.2 },
      { text: 'ECONNRESET', weight: 3 },
      { text: 'rompue', weight: 1 },
      { text: '', weight: 0.5 },
    ],
    weight: 1,
  });
});

test('a long beginning ends with a sentence, or else with a word', () => {
  const lead = (text: string): string | undefined => {
    const html = `<body class="kit"><main><h1>Kit</h1><p>${text}</p></main>`;
    return entriesOf(
      'en/kit/index.html',
      html,
      'en',
      synonymsOf({ terms: [], errors: null, sayings: [] }, 'en'),
    )[0]?.lead;
  };
  const sentence = 'A server waits for somebody who calls it by its address.';
  expect(lead(`${sentence} ${'It goes on and on. '.repeat(9)}`)).toMatch(/^A server .* on\.$/);
  expect(lead('word '.repeat(60))).toMatch(/^(?:word ){20,26}…$/);
  expect(lead(sentence)).toBe(sentence);
});
