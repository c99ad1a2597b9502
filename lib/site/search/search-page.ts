import { type KeyIn, words } from '../../base/words.ts';
import { html } from '../../html/html.ts';
import { renderPage } from '../../html/layout.ts';
import type { PageContext } from '../../html/page-context.ts';
import { glossaryPath, programsPath, relativeLink, searchIndexPath } from '../../html/paths.ts';
import { renderCommand } from '../../html/run.ts';

/** A field, and a list that the page's own script fills. */
export function renderSearch(context: PageContext): string {
  const { language, path } = context;
  const say = (key: KeyIn<'search'>): string => words('search', language, key);
  const count = (key: 'many' | 'some'): string => words('search', language, key, { number: '{}' });
  const asset = (name: string): string => relativeLink(path, `assets/${name}`);
  const title = say('title');
  const main = html`<article id="page_text" tabindex="-1">
<header class="opening">
<h1>${title}</h1>
</header>
<div id="search_box" role="search" hidden>
<label for="search_field">${say('label')}</label>
<input type="search" id="search_field" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go" aria-describedby="search_hint">
<p class="hint" id="search_hint">${say('hint')}</p>
</div>
<noscript>
<p>${say('without')}</p>
<ul>
<li><a href="${relativeLink(path, glossaryPath(language))}">${words('site', language, 'glossary.title')}</a></li>
<li><a href="${relativeLink(path, programsPath(language))}">${words('reference', language, 'programs.title')}</a></li>
</ul>
</noscript>
<div id="search_missing" hidden>
<p>${say('missing')}</p>
<figure class="run">${renderCommand('npm run docs')}</figure>
</div>
<p id="search_status" role="status"></p>
<ol id="search_list" data-none="${words('search', language, 'none', { query: '{}' })}" data-one="${say('one')}" data-many="${count('many')}" data-some="${count('some')}"></ol>
<button type="button" id="search_more" hidden>${say('more')}</button>
</article>
`;
  const head = html`<link rel="stylesheet" href="${asset('search.css')}">
<script src="${relativeLink(path, searchIndexPath(language))}" defer></script>
<script src="${asset('search.js')}" defer></script>
`;
  const description = say('say');
  return renderPage(context, { title, description, kind: 'search', main, head });
}
