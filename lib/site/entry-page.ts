import { type Language, languages } from '../i18n.ts';
import { type Html, html } from './html.ts';
import { renderHead } from './layout.ts';
import { absoluteLink, homePath } from './links.ts';
import type { Site } from './site.ts';
import { words } from './words.ts';

/** The first page offers both languages and picks none. */
export function renderEntry({ base }: Site): string {
  const address = (path: string): string => (base ? absoluteLink(base, path) : path);
  const alternates = html`${base && html`<link rel="canonical" href="${address('index.html')}">\n`}${languages.map(
    (language) =>
      html`<link rel="alternate" hreflang="${language}" href="${address(homePath(language))}">\n`,
  )}<link rel="alternate" hreflang="x-default" href="${address('index.html')}">
`;
  const title = languages.map((language) => words(language, 'site.name')).join(' · ');
  const description = languages.map((language) => words(language, 'home.what')).join(' ');
  const door = (language: Language): Html => html`<section lang="${language}">
<h2>${words(language, 'site.name')}</h2>
<p>${words(language, 'home.what')}</p>
<p><a class="door" href="${homePath(language)}" hreflang="${language}">${words(language, 'entry.enter')}</a></p>
</section>
`;
  return renderDoors(html`${renderHead(title, 'index.html', description)}${alternates}`, door);
}

/**
 * Served for any address, so its links are whole where the base is known; elsewhere they lead
 * right from the site's own folder only.
 */
export function renderMissing({ base }: Site): string {
  const root = base?.pathname ?? '';
  const title = languages.map((language) => words(language, 'missing.title')).join(' · ');
  const description = languages.map((language) => words(language, 'missing.say')).join(' ');
  const door = (language: Language): Html => html`<section lang="${language}">
<h2>${words(language, 'missing.title')}</h2>
<p>${words(language, 'missing.say')}</p>
<p><a class="door" href="${root}${homePath(language)}" hreflang="${language}">${words(language, 'missing.home')}</a></p>
</section>
`;
  const head = html`${renderHead(title, '404.html', description, root)}<meta name="robots" content="noindex">\n`;
  return renderDoors(head, door);
}

function renderDoors(head: Html, door: (language: Language) => Html): string {
  return `<!DOCTYPE html>
${html`<html lang="en">
<head>
${head}</head>
<body class="entry">
<main>
<h1 class="mark"><span class="unseen">${languages.map((language) => words(language, 'site.name')).join(' · ')}</span></h1>
<div class="doors">
${languages.map(door)}</div>
</main>
</body>
</html>
`}`;
}
