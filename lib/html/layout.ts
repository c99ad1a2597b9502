import { type Language, languages } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { renderFirstStyle, renderThemeScript } from './first.ts';
import { renderHeader } from './header.ts';
import { type Html, html, insertAfter } from './html.ts';
import type { PageContext } from './page-context.ts';
import { renderFootNav } from './page-parts.ts';
import { absoluteLink, cardPath, cardSize, inLanguage, relativeLink } from './paths.ts';
import { contentPolicy } from './policy.ts';

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
  /** The page with two languages side by side, if there is one, and the one that is beside English. */
  both?: { path: string; right: Language };
  /** Whether it has wire diagrams, which a script of their own takes step by step. */
  diagrams?: boolean;
  /** Found by its link alone: neither search engines nor the site's own search know it. */
  unlisted?: boolean;
};

/** A whole page: head, header with the language switch, main, footer. */
export function renderPage(context: PageContext, page: Page): string {
  const { site, path, language } = context;
  const { kind, main } = page;
  const name = words('site', language, 'site.name');
  const style = renderSheets(`${relativeLink(path, 'assets')}/`, 'site.css');
  // Browsers show what is above a style sheet without waiting for it: here, how a page begins. How an
  // error begins is not in the first style.
  const styled = kind === 'error' ? html`${style}${main}` : insertAfter(main, '</header>\n', style);
  return renderDocument({
    language,
    kind,
    head: html`${renderHead(windowTitle(page, name), path, page.description, { later: true })}${page.head}${renderAlternates(path, site.base)}${!page.unlisted && renderSocial({ path, language, ...page, ...cardOf(context) }, site.base)}${page.diagrams && renderWireScript(path, [language])}${page.unlisted && html`<meta name="robots" content="noindex">\n`}`,
    body: html`<a class="skip" href="#page_text">${words('site', language, 'site.skip')}</a>
${renderHeader(context, page)}<main>
${styled}</main>
<footer class="site">
${renderFootNav(context)}<p>${words('site', language, 'site.made')}</p>
<p>${words('site', language, 'site.license')}</p>
</footer>
`,
  });
}

/** Pages of a lesson show that lesson's picture. */
function cardOf({ site, language, lesson }: PageContext): { card: string } | null {
  if (!lesson || !site.lessons.includes(lesson)) return null;
  return { card: cardPath(language, lesson.slug) };
}

const longestTitle = 70;

/** Search engines cut longer titles: the site's own name is the part to leave out. */
function windowTitle({ kind, title }: Page, site: string): string {
  const whole = `${title} · ${site}`;
  return kind === 'home' || whole.length > longestTitle ? title : whole;
}

/** Of a long title, the words that a search engine shows. */
const shortTitle = (title: string): string =>
  title.length > longestTitle
    ? `${title.slice(0, longestTitle - 1).replace(/\s+\S*$/, '')}…`
    : title;

type Sheet = 'site.css' | 'both.css' | 'slides.css';

/** A page's own style, and what only fingers or paper need, for which no other screen waits. */
function renderSheets(assets: string, name: Sheet): Html {
  const aside = html`<link rel="stylesheet" href="${assets}aside.css" media="print, (pointer: coarse)">\n`;
  return html`<link rel="stylesheet" href="${assets}${name}">\n${name === 'site.css' && aside}`;
}

type HeadOptions = {
  /** Where the assets are; default: as seen from the page. */
  root?: string | undefined;
  /** Default: that of pages. */
  style?: Sheet;
  /** What is in the page itself of the style; default: what all pages have. */
  first?: 'page' | 'doors';
  /** Whether the style sheet is asked for further down, below the first screen. */
  later?: boolean;
};

/** What every page's head begins with. */
export function renderHead(
  title: string,
  path: string,
  description: string,
  { root = relativeLink(path, ''), style = 'site.css', first = 'page', later }: HeadOptions = {},
): Html {
  // Some pages have code in both languages.
  const copying = languages.map((language) => {
    const said = [words('site', language, 'run.copy'), words('site', language, 'run.copied')];
    return html` data-${language}="${said.join('|')}"`;
  });
  const assets = `${root === '' ? '' : `${root.replace(/\/$/, '')}/`}assets/`;
  return html`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shortTitle(title)}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
${style === 'site.css' && renderFirstStyle(first)}${renderThemeScript()}<link rel="icon" href="${assets}favicon.svg" type="image/svg+xml">
${!later && renderSheets(assets, style)}<script src="${assets}site.js" defer${copying}></script>
`;
}

/** The script that takes wire diagrams step by step, with its words. */
export function renderWireScript(path: string, shown: readonly Language[]): Html {
  const data = shown.map((language) => {
    const said = (['steps', 'back', 'on', 'play', 'halt', 'pace'] as const).map((key) =>
      words('site', language, `wire.${key}`),
    );
    return html` data-${language}="${said.join('|')}"`;
  });
  return html`<script src="${relativeLink(path, 'assets/wire.js')}" defer${data}></script>
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

/** `en_US`: with the region where most people speak it. */
function localeOf(language: Language): string {
  const { region } = new Intl.Locale(language).maximize();
  return region === undefined ? language : `${language}_${region}`;
}

type Shared = {
  path: string;
  language: Language;
  title: string;
  description: string;
  /** The picture's file; default: the site's. */
  card?: string;
};

/** What a message shows of a page that it links to. A picture has to have a whole address. */
export function renderSocial(
  { path, language, title, description, card = cardPath(language) }: Shared,
  base: URL | null,
): Html {
  const name = words('site', language, 'site.name');
  const property = (name: string, content: string): Html =>
    html`<meta property="og:${name}" content="${content}">\n`;
  return html`${property('type', 'website')}${property('site_name', name)}${property('title', title)}${property('description', description)}${property('locale', localeOf(language))}${languages.filter((other) => other !== language).map((other) => property('locale:alternate', localeOf(other)))}${base && html`${property('url', absoluteLink(base, path))}${property('image', absoluteLink(base, card))}${property('image:width', `${cardSize.width}`)}${property('image:height', `${cardSize.height}`)}${property('image:alt', `${title} · ${name}`)}`}<meta name="twitter:card" content="${base ? 'summary_large_image' : 'summary'}">
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
