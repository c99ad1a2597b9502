import { expect, test } from 'vitest';
import { recordOf } from '../../lib/site/search/record.ts';
import { readPage } from '../../lib/site/search/sections.ts';
import { synonymsOf } from '../../lib/site/search/synonyms.ts';
import { forIndex } from '../../lib/site/search/text.ts';
import { site } from './fixture.ts';

const page = `<body class="lesson">
<main id="page_main">
<nav><a href="#x">L’écho</a></nav>
<p class="number">Leçon 1</p>
<h1>Un &amp; deux</h1>
<p>Un <em>début</em>.</p>
<div class="head"><h2 id="late-echo">L’écho</h2><a class="own">#</a><a lang="en">en</a></div>
<p>Voir<br>RFC 9293.</p>
<pre><code>net.createServer(port)</code></pre>
<table><tbody><tr><td>ECONNRESET</td><td>rompue</td></tr></tbody></table>
<details><summary>Indice</summary><p>SECRET</p></details>
</main>`;

test('a page is read in sections: what is closed, foreign or beside the text is not', () => {
  expect(readPage(page, 'fr')).toEqual({
    kind: 'lesson',
    title: 'Un &amp; deux',
    above: 'Leçon 1',
    sections: [
      { id: '', title: 'Un &amp; deux', pieces: [{ text: 'Un début.', voice: 'prose' }] },
      {
        id: 'late-echo',
        title: 'L’écho',
        pieces: [
          { text: 'Voir', voice: 'prose' },
          { text: 'RFC 9293.', voice: 'prose' },
          { text: 'net.createServer(port)', voice: 'code' },
          { text: 'ECONNRESET', voice: 'name' },
          { text: 'rompue', voice: 'prose' },
        ],
      },
    ],
  });
});

test('a section as the index takes it', () => {
  const read = readPage(page, 'fr');
  const [, section] = read.sections;
  if (!section) throw new Error('the page has two sections');
  const synonyms = synonymsOf(site.terms, 'fr');
  expect(recordOf(read, section, 'fr/echo/index.html', 'fr', synonyms)).toEqual({
    url: 'fr/echo/index.html#late-echo Leçon 1 · Un & deux',
    content:
      '<html lang="fr"><head><meta data-pagefind-meta="title[content]" content="L’\u2060 écho">' +
      '<meta data-pagefind-meta="slug[content]" content="late echo"></head><body><p>Voir</p>' +
      '<p>RFC\u00ad9293.</p><p data-pagefind-weight="0.20">net.\u2060 createServer(\u2060 port)</p>' +
      '<p data-pagefind-weight="3.00">ECONNRESET</p><p>rompue</p></body></html>',
  });
});

test('gaps stand where a word begins within another', () => {
  expect(forIndex('Jusqu’à l’octet d’aujourd’hui')).toBe(
    'Jusqu’\u2060 à l’\u2060 octet d’\u2060 aujourd’hui',
  );
  expect(forIndex('getHostEntry(name) of index.ts, 127.0.0.1')).toBe(
    'getHostEntry(\u2060 name) of index.ts, 127.0.0.1',
  );
});
