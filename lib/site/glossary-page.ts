import type { Language } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { sortTerms, type Term } from '../course/glossary.ts';
import type { Section } from '../course/sections.ts';
import { type Html, html } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import { renderContents } from '../html/nav.ts';
import { pageContext } from '../html/page-context.ts';
import { glossaryPath, lessonPath, relativeLink } from '../html/paths.ts';
import { otherLanguage, type Site } from '../html/site.ts';

/** Every term with its name in both languages, its sentence, and the section that explains it. */
export function renderGlossary(site: Site, language: Language): string {
  const path = glossaryPath(language);
  const title = words('site', language, 'glossary.title');
  const description = words('site', language, 'glossary.say');
  const terms = sortTerms(site.terms, language);
  const list = terms.map((term) => renderTerm(site, term, language, path));
  const sections = lettersOf(terms, language);
  const contents = (width: 'wide' | 'narrow') =>
    renderContents({ sections }, pageContext(site, language, path), width);
  const main = html`${contents('wide')}<article>
<header class="opening">
<h1>${title}</h1>
<p class="summary">${description}</p>
</header>
${contents('narrow')}${list.length > 0 && html`<dl class="glossary">\n${list}</dl>\n`}</article>
`;
  return renderPage({ path, language, title, description, kind: 'glossary', main }, site);
}

/** Where each letter begins. */
function lettersOf(terms: readonly Term[], language: Language): Pick<Section, 'id' | 'title'>[] {
  const firsts = new Map<string, string>();
  for (const { id, words } of terms) {
    const letter = (words[language].term.normalize('NFD')[0] ?? '').toUpperCase();
    if (!firsts.has(letter)) firsts.set(letter, id);
  }
  return [...firsts].map(([text, id]) => ({ id, title: [{ type: 'text', text }] }));
}

function renderTerm(site: Site, term: Term, language: Language, path: string): Html | null {
  const other = otherLanguage(language);
  const lesson = site.lessons.find(({ id }) => id === term.lesson.id);
  if (!lesson) return null;
  const { id, section } = term;
  const address = `${relativeLink(path, lessonPath(language, lesson.slug))}#${section}`;
  return html`<dt id="${id}">${term.words[language].term} <span lang="${other}">${term.words[other].term}</span></dt>
<dd><p>${term.words[language].says}</p>
<p class="facts">${words('site', language, 'glossary.taught')} <a href="${address}">${lesson.pages[language].front.title}</a></p></dd>
`;
}
