import { fallback, type Language, languages } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { type Html, html } from '../html/html.ts';
import { renderDocument, renderHead, renderSocial, renderWireScript } from '../html/layout.ts';
import { type PageContext, pageContext, type Site } from '../html/page-context.ts';
import { absoluteLink, homePath, relativeLink } from '../html/paths.ts';
import { renderSample } from './home-page.ts';

/**
 * The first page offers every language and chooses none; each begins to teach at once. All can be
 * chosen before any of them teaches: on a phone, a recorded run is longer than the screen.
 */
export function renderEntry(site: Site): string {
  const { base } = site;
  const address = (path: string): string => (base ? absoluteLink(base, path) : path);
  const alternates = html`${base && html`<link rel="canonical" href="${address('index.html')}">\n`}${languages.map(
    (language) =>
      html`<link rel="alternate" hreflang="${language}" href="${address(homePath(language))}">\n`,
  )}<link rel="alternate" hreflang="x-default" href="${address('index.html')}">
`;
  const title = languages.map((language) => words('site', language, 'site.name')).join(' · ');
  const description = languages.map((language) => words('site', language, 'home.what')).join(' ');
  const contextIn = (language: Language): PageContext => {
    const context = pageContext(site, language, 'index.html');
    // An id must be unique on a page.
    return language === fallback ? context : { ...context, id: (name) => `${name}_${language}` };
  };
  const door = (language: Language): Html => html`<section lang="${language}">
<h2>${words('site', language, 'site.name')}</h2>
<p>${words('site', language, 'home.what')}</p>
<p><a class="door" href="${homePath(language)}" hreflang="${language}">${words('site', language, 'entry.enter')}</a></p>
</section>
`;
  const sample = (language: Language): Html => html`<section lang="${language}">
<p>${words('site', language, 'entry.sample')}</p>
${renderSample(contextIn(language))}</section>
`;
  const shared = { path: 'index.html', language: 'en', title, description } as const;
  const head = html`${renderHead(title, 'index.html', description, { first: 'doors' })}${alternates}${renderSocial(shared, base)}${renderWireScript('index.html', languages)}`;
  return renderDoors(head, [languages.map(door), languages.map(sample)]);
}

/**
 * Served for any address, so its links are whole where the base is known; elsewhere they lead
 * right from the site's own folder only. A script leaves the language of the address alone. Some
 * hosts look for a page in the folder that was asked for: that one is in its language only.
 */
export function renderMissing(
  { base }: Site,
  path: string,
  shown: readonly Language[] = languages,
): string {
  const to = (target: string): string =>
    base ? base.pathname + target : relativeLink(path, target);
  const title = shown.map((language) => words('site', language, 'missing.title')).join(' · ');
  const description = shown.map((language) => words('site', language, 'missing.say')).join(' ');
  const door = (language: Language): Html => html`<section lang="${language}">
<h2>${words('site', language, 'missing.title')}</h2>
<p>${words('site', language, 'missing.say')}</p>
<p><a class="door" href="${to(homePath(language))}" hreflang="${language}">${words('site', language, 'missing.home')}</a></p>
</section>
`;
  const choose =
    shown.length > 1 &&
    html`<script src="${to('assets/missing.js')}" defer blocking="render"></script>\n`;
  const head = html`${renderHead(title, path, description, { root: to(''), first: 'doors' })}${choose}<meta name="robots" content="noindex">\n`;
  return renderDoors(head, [shown.map(door)], shown);
}

function renderDoors(
  head: Html,
  rows: readonly (readonly Html[])[],
  shown: readonly Language[] = languages,
): string {
  return renderDocument({
    language: shown[0] ?? 'en',
    kind: 'entry',
    head,
    body: html`<main>
<h1 class="mark"><span class="unseen">${shown.map((language) => words('site', language, 'site.name')).join(' · ')}</span></h1>
${rows.map((row) => html`<div class="doors">\n${row}</div>\n`)}</main>
`,
  });
}
