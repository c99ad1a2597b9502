import { type Language, otherLanguage } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { sortTerms, type Term } from '../course/glossary.ts';
import type { Section } from '../course/page.ts';
import { type Html, html } from '../html/html.ts';
import { renderPage } from '../html/layout.ts';
import type { PageContext } from '../html/page-context.ts';
import { renderArticle, renderTitle } from '../html/page-parts.ts';
import { lessonPath, relativeLink } from '../html/paths.ts';

/** Every term with its name in both languages, its sentence, and the section that explains it. */
export function renderGlossary(context: PageContext): string {
  const { site, language } = context;
  const title = words('site', language, 'glossary.title');
  const description = words('site', language, 'glossary.say');
  const terms = sortTerms(site.terms, language);
  const list = terms.map((term) => renderTerm(term, context));
  const opening = renderTitle(title, description);
  const body = list.length > 0 && html`<dl class="glossary">\n${list}</dl>\n`;
  const main = renderArticle(context, lettersOf(terms, language), opening, body);
  return renderPage(context, { title, description, kind: 'glossary', main });
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

function renderTerm(term: Term, { site, language, path }: PageContext): Html | null {
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
