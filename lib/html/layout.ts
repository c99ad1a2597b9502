import { type Language, languages, otherLanguage } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { type Html, html } from './html.ts';
import type { PageContext } from './page-context.ts';
import { renderFootNav, renderNavLink } from './page-parts.ts';
import {
  absoluteLink,
  glossaryPath,
  homePath,
  inLanguage,
  relativeLink,
  searchPath,
} from './paths.ts';

/** What a page is, beside where it is and in which language. */
export type Page = {
  title: string;
  description: string;
  /** A class for the body: what kind of page this is. */
  kind:
    | 'home'
    | 'lesson'
    | 'program'
    | 'task'
    | 'glossary'
    | 'kit'
    | 'search'
    | 'guide'
    | 'mapping'
    | 'listing'
    | 'error'
    | 'about';
  main: Html;
  /** What only this page loads. */
  head?: Html;
  /** The page with both languages side by side, if there is one. */
  both?: string;
  /** Whether it has wire diagrams, which a script of their own takes step by step. */
  diagrams?: boolean;
  /** Found by its link alone: neither search engines nor the site's own search know it. */
  unlisted?: boolean;
};

/** A page holds no inline script or style, and loads nothing from elsewhere. */
const policy = "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

/** A whole page: head, header with the language switch, main, footer. */
export function renderPage(context: PageContext, page: Page): string {
  const { site, path, language } = context;
  const { kind, main } = page;
  const name = words('site', language, 'site.name');
  return renderDocument({
    language,
    kind,
    head: html`${renderHead(windowTitle(page, name), path, page.description)}${page.head}${renderAlternates(path, site.base)}${!page.unlisted && renderSocial({ path, language, ...page }, site.base)}${page.diagrams && renderWireScript(path, language)}${page.unlisted && html`<meta name="robots" content="noindex">\n`}`,
    body: html`<a class="skip" href="#page_main">${words('site', language, 'site.skip')}</a>
<header class="site">
<a class="brand" href="${relativeLink(path, homePath(language))}"${kind === 'home' && html` aria-current="page"`}><span class="mark" aria-hidden="true"></span><span>${name}</span></a>
${renderSwitch(path, language, page)}</header>
<main id="page_main" tabindex="-1">
${main}</main>
<footer class="site">
${renderFootNav(context)}<p>${words('site', language, 'site.made')}</p>
<p>${words('site', language, 'site.license')}</p>
</footer>
`,
  });
}

/** Search engines cut longer titles: the site's own name is the part to leave out. */
function windowTitle({ kind, title }: Page, site: string): string {
  const whole = `${title} · ${site}`;
  return kind === 'home' || whole.length > 70 ? title : whole;
}

type HeadOptions = {
  /** Where the assets are; default: as seen from the page. */
  root?: string | undefined;
  /** Default: that of pages. */
  style?: 'site.css' | 'slides.css';
};

/** What every page's head begins with. */
export function renderHead(
  title: string,
  path: string,
  description: string,
  { root = relativeLink(path, ''), style = 'site.css' }: HeadOptions = {},
): Html {
  const assets = `${root === '' ? '' : `${root.replace(/\/$/, '')}/`}assets/`;
  return html`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${assets}favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${assets}${style}">
<script src="${assets}site.js" defer blocking="render"></script>
`;
}

/** The script that takes wire diagrams step by step, with its words. */
export function renderWireScript(path: string, language: Language): Html {
  const say = (key: 'steps' | 'back' | 'on'): string => words('site', language, `wire.${key}`);
  return html`<script src="${relativeLink(path, 'assets/wire.js')}" defer data-steps="${say('steps')}" data-back="${say('back')}" data-on="${say('on')}"></script>
`;
}

/** Search engines accept only absolute addresses; without a base there are none to give. */
function renderAlternates(path: string, base: URL | null): Html {
  const address = (to: string): string => (base ? absoluteLink(base, to) : relativeLink(path, to));
  const alternates = languages.map(
    (language) =>
      html`<link rel="alternate" hreflang="${language}" href="${address(inLanguage(path, language))}">\n`,
  );
  // Readers who speak neither language get English or, on the home page, the choice.
  const fallback = /^[a-z]+\/index\.html$/.test(path) ? 'index.html' : inLanguage(path, 'en');
  return html`${base && html`<link rel="canonical" href="${address(path)}">\n`}${alternates}<link rel="alternate" hreflang="x-default" href="${address(fallback)}">
`;
}

export function renderThemeButton(language: Language): Html {
  return html`<button type="button" id="page_theme" hidden data-light="${words('site', language, 'theme.toLight')}" data-dark="${words('site', language, 'theme.toDark')}"></button>\n`;
}

function renderSwitch(path: string, language: Language, { kind, both }: Page): Html {
  const other = otherLanguage(language);
  return html`<nav class="tools" aria-label="${words('site', language, 'site.tools')}">
${renderThemeButton(language)}<a id="page_search" href="${relativeLink(path, searchPath(language))}"${kind === 'search' && html` aria-current="page"`} aria-label="${words('search', language, 'title')}" title="${words('search', language, 'open')}"></a>
${renderNavLink(path, glossaryPath(language), words('site', language, 'glossary.title'))}
${both !== undefined && html`<a class="keeps" href="${relativeLink(path, both)}" aria-label="${language}\u202f|\u202f${other} ${words('site', language, 'both.open')}">${language}\u202f|\u202f${other}</a>\n`}<a class="keeps" id="page_switch" href="${relativeLink(path, inLanguage(path, other))}" lang="${other}" hreflang="${other}">${words('site', other, 'site.language')}</a>
</nav>
`;
}

const locales: Record<Language, string> = { en: 'en_GB', fr: 'fr_FR' };

type Shared = { path: string; language: Language; title: string; description: string };

/** What a message shows of a page that it links to. There is no picture: none is drawn as one. */
export function renderSocial(
  { path, language, title, description }: Shared,
  base: URL | null,
): Html {
  const property = (name: string, content: string): Html =>
    html`<meta property="og:${name}" content="${content}">\n`;
  return html`${property('type', 'website')}${property('site_name', words('site', language, 'site.name'))}${property('title', title)}${property('description', description)}${property('locale', locales[language])}${property('locale:alternate', locales[otherLanguage(language)])}${base && property('url', absoluteLink(base, path))}<meta name="twitter:card" content="summary">
`;
}

type Document = {
  language: Language;
  head: Html;
  /** A class for the body: what kind of page this is. */
  kind: string;
  body: Html;
  /** Whatever the reader has chosen: for paper. */
  theme?: 'light';
};

/** A whole file of HTML. */
export function renderDocument({ language, head, kind, body, theme }: Document): string {
  return `<!DOCTYPE html>
${html`<html lang="${language}"${theme && html` data-theme="${theme}"`}>
<head>
${head}</head>
<body class="${kind}">
${body}</body>
</html>
`}`;
}
