import { languages } from '../i18n.ts';
import { renderEntry, renderMissing } from './entry-page.ts';
import { renderGlossary } from './glossary-page.ts';
import { renderHome } from './home-page.ts';
import { renderKit } from './kit-page.ts';
import { renderLesson } from './lesson-page.ts';
import { glossaryPath, homePath, kitPath, lessonPath, programPath } from './links.ts';
import { renderProgram } from './program-page.ts';
import type { Site } from './site.ts';

/** Every page of the site: its file in the site's folder and its text. */
export function renderSite(site: Site): Map<string, string> {
  const pages = new Map([
    ['index.html', renderEntry(site)],
    ['404.html', renderMissing(site)],
  ]);
  for (const language of languages) {
    pages.set(homePath(language), renderHome(site, language));
    pages.set(glossaryPath(language), renderGlossary(site, language));
    pages.set(kitPath(language), renderKit(site, language));
    for (const lesson of site.lessons) {
      pages.set(lessonPath(language, lesson.slug), renderLesson(site, lesson, language));
      for (const [program, text] of site.programs.get(lesson.id) ?? []) {
        const path = programPath(language, lesson.slug, program);
        pages.set(path, renderProgram(site, lesson, language, program, text));
      }
    }
  }
  return pages;
}
