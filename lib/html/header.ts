import { fallback, type Language, languageName, languages, nameIn } from '../base/i18n.ts';
import { type KeyIn, words } from '../base/words.ts';
import { type Html, html } from './html.ts';
import type { Page } from './layout.ts';
import type { PageContext } from './page-context.ts';
import { renderNavLink } from './page-parts.ts';
import {
  dotnetPath,
  errorsPath,
  exercisesPath,
  glossaryPath,
  homePath,
  inLanguage,
  lessonPath,
  programsPath,
  relativeLink,
  searchPath,
} from './paths.ts';

/** What begins every page: the site's name, its parts, what is for the whole page. */
export function renderHeader(context: PageContext, { kind, both }: Page): Html {
  const { language, path } = context;
  // English and another language side by side, the reader's first.
  const right = both?.right ?? fallback;
  const sides = (language === right ? [right, fallback] : [fallback, right]).join('\u202f|\u202f');
  const [first, ...others] = languages.filter((other) => other !== language);
  const link = (other: Language, id: Html | null = null): Html =>
    html`<a class="keeps"${id} href="${relativeLink(path, inLanguage(path, other))}" lang="${other}" hreflang="${other}">${languageName(other)}</a>`;
  return html`<header class="site">
<a class="brand" href="${relativeLink(path, homePath(language))}"${kind === 'home' && html` aria-current="page"`}><span class="mark" aria-hidden="true"></span><span>${words('site', language, 'site.name')}</span></a>
${renderParts(context)}<nav class="tools" aria-label="${words('site', language, 'site.tools')}">
${renderThemeButton(language)}<a id="page_search" href="${relativeLink(path, searchPath(language))}"${kind === 'search' && html` aria-current="page"`} aria-label="${words('search', language, 'title')}" title="${words('search', language, 'open')}"></a>
${renderNavLink(path, glossaryPath(language), words('site', language, 'glossary.title'))}
${both !== undefined && html`<a class="keeps" href="${relativeLink(path, both.path)}" aria-label="${sides} ${words('site', language, 'both.open', { language: nameIn(language, right) })}">${sides}</a>\n`}${first && link(first, html` id="page_switch"`)}${others.map((other) => html`\n${link(other)}`)}
</nav>
</header>
`;
}

/** The parts of the site; the one that the page belongs to is marked. */
export function renderParts(context: PageContext, more: Html | null = null): Html {
  const { site, language, path } = context;
  const say = (key: KeyIn<'reference'>): string => words('reference', language, key);
  const inLesson = site.lessons.some(({ slug }) => path === lessonPath(language, slug));
  const parts: [to: string, text: string, holds: boolean][] = [
    [homePath(language), say('nav.home'), inLesson],
    [exercisesPath(language), say('nav.exercises'), path.includes('/exercises/')],
    [programsPath(language), say('nav.programs'), path.includes('/programs/')],
    ...(site.errors ? [errorsPart(context)] : []),
    [dotnetPath(language), '.NET', false],
  ];
  const links = parts.map(([to, text, holds]) =>
    holds && path !== to
      ? html`<a href="${relativeLink(path, to)}" aria-current="true">${text}</a>\n`
      : html`${renderNavLink(path, to, text)}\n`,
  );
  return html`<nav class="parts" aria-label="${say('nav.parts')}">\n${links}${more}</nav>\n`;
}

function errorsPart({ language, path }: PageContext): [string, string, boolean] {
  const to = errorsPath(language);
  const inside = path.startsWith(to.replace('index.html', '')) && !path.includes('/programs/');
  return [to, words('reference', language, 'nav.errors'), inside];
}

export function renderThemeButton(language: Language): Html {
  return html`<button type="button" id="page_theme" hidden data-light="${words('site', language, 'theme.toLight')}" data-dark="${words('site', language, 'theme.toDark')}"></button>\n`;
}
