import type { Language } from '../../base/i18n.ts';
import { pageContext, type Site } from '../../html/page-context.ts';
import { howToRunPath, instructorsPath, kitPath, protocolPath } from '../../html/paths.ts';
import { type Findable, page } from './findable.ts';
import { askedOf, foundInLesson, phrases, writtenPassages } from './found-in-lessons.ts';
import { dotnetRows, errorPages, overviews, terms } from './found-in-reference.ts';
import { prose } from './pieces.ts';

/** What there is to find on the site's pages in a language, from what they are drawn from. */
export function* findablesOf(site: Site, language: Language): Generator<Findable> {
  for (const found of writtenOf(site, language)) {
    const name = found.path.replace(/^[^/]+\/|\/?index\.html$/g, '');
    const asked = found.id === '' ? site.askedPages[name]?.[language] : undefined;
    yield asked === undefined ? found : { ...found, pieces: [...found.pieces, ...phrases(asked)] };
  }
}

function* writtenOf(site: Site, language: Language): Generator<Findable> {
  for (const lesson of site.lessons) yield* foundInLesson(site, lesson, language);
  for (const [path, name, guide, weight] of [
    [kitPath(language), 'kit', site.guide, 0.5],
    [howToRunPath(language), 'how-to-run', site.howToRun, 1],
  ] as const) {
    const context = pageContext(site, language, path);
    for (const passage of writtenPassages(guide.pages[language], '', context)) {
      const pieces = [...passage.pieces, ...askedOf(site, name, passage.id, language)];
      yield { ...passage, pieces, weight };
    }
  }
  // Learners do not look for what instructors read: its beginning is enough.
  for (const [path, guide] of [
    [instructorsPath(language), site.instructors],
    [protocolPath(language), site.protocol],
  ] as const) {
    const { title, summary } = guide.pages[language].front;
    yield page(path, title, prose(summary), 0.75);
  }
  yield* terms(site, language);
  yield* dotnetRows(site, language);
  yield* overviews(language);
  if (site.errors) yield* errorPages(site, site.errors, language);
}
