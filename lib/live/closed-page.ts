import type { Language } from '../base/i18n.ts';
import { renderFirstStyle, renderThemeScript } from '../html/first.ts';
import { html } from '../html/html.ts';
import { renderDocument } from '../html/layout.ts';
import { liveWords as words } from './words.ts';

/** For whoever has not been let in; it needs nothing else from us. */
export function renderClosed(language: Language): string {
  const title = words(language, 'open.title');
  return renderDocument({
    language,
    kind: 'entry',
    head: html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${renderFirstStyle('doors')}${renderThemeScript()}`,
    body: html`<main>
<article>
<header class="opening">
<h1>${title}</h1>
</header>
<p>${words(language, 'open.closed')}</p>
<p>${words(language, 'open.again')} <code>npm run lesson -- open</code></p>
</article>
</main>
`,
  });
}
