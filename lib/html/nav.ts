import type { Language } from '../base/i18n.ts';
import { type KeyIn, words } from '../base/words.ts';
import { type Html, html } from './html.ts';
import {
  aboutPath,
  dotnetPath,
  errorsPath,
  glossaryPath,
  homePath,
  howToRunPath,
  kitPath,
  programsPath,
  relativeLink,
} from './paths.ts';
import type { Site } from './site.ts';

/** A link that says whether it is to the current page. */
export function renderNavLink(from: string, to: string, text: Html | string): Html {
  const current = from === to && html` aria-current="page"`;
  return html`<a href="${relativeLink(from, to)}"${current}>${text}</a>`;
}

/** Every page that is not part of a lesson, at the foot of each. */
export function renderFootNav(
  path: string,
  language: Language,
  { errors }: Pick<Site, 'errors'>,
): Html {
  const say = (key: KeyIn<'reference'>): string => words('reference', language, key);
  const pages: [to: string, text: string][] = [
    [homePath(language), say('nav.home')],
    [glossaryPath(language), words('site', language, 'glossary.title')],
    ...(errors ? [[errorsPath(language), say('nav.errors')] as [string, string]] : []),
    [programsPath(language), say('nav.programs')],
    [dotnetPath(language), say('nav.dotnet')],
    [howToRunPath(language), say('nav.run')],
    [kitPath(language), say('nav.kit')],
    [aboutPath(language), say('nav.about')],
  ];
  return html`<nav aria-label="${say('nav.title')}">
<ul>
${pages.map(([to, text]) => html`<li>${renderNavLink(path, to, text)}</li>\n`)}</ul>
</nav>
`;
}
