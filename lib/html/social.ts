import type { Language } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { type Html, html } from './html.ts';
import { absoluteLink } from './paths.ts';
import { otherLanguage } from './site.ts';

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
