import { type Language, languages } from '../base/i18n.ts';
import { type ErrorGuide, entriesOf } from '../course/error-guide.ts';
import type { Lesson } from '../course/lesson.ts';
import {
  aboutPath,
  bothPath,
  dotnetPath,
  errorPath,
  errorsPath,
  exercisePath,
  glossaryPath,
  homePath,
  howToRunPath,
  kitPath,
  lessonPath,
  missingPath,
  notesPath,
  programPath,
  programsPath,
  searchPath,
  slidesPath,
  solutionPath,
} from '../html/paths.ts';
import type { Site, SiteFile } from '../html/site.ts';
import { renderNotes } from '../slides/notes-page.ts';
import { renderSlides } from '../slides/slides-page.ts';
import { renderBoth } from './bilingual/page.ts';
import { renderEntry, renderMissing, renderMissingIn } from './entry-page.ts';
import { renderError } from './errors/error-page.ts';
import { renderErrors } from './errors/errors-page.ts';
import { renderExercisePage } from './exercise-page.ts';
import { renderGlossary } from './glossary-page.ts';
import { renderHowToRun, renderKit } from './guide-page.ts';
import { renderHome } from './home-page.ts';
import { renderLesson } from './lesson-page.ts';
import { renderProgram } from './program-page.ts';
import { renderAbout } from './reference/about-page.ts';
import { renderDotnet } from './reference/dotnet-page.ts';
import { renderPrograms } from './reference/programs-page.ts';
import { renderSearch } from './search/search-page.ts';
import { renderSolutionPage } from './solution-page.ts';

/** Every page of the site, one at a time, so that they are never all in memory. */
export function* pagesOf(site: Site): Generator<SiteFile> {
  yield ['index.html', () => renderEntry(site)];
  yield ['404.html', () => renderMissing(site)];
  // One lesson after the other, because its pages show the same programs. Overviews come last.
  for (const lesson of site.lessons) {
    for (const language of languages) yield* lessonPages(site, lesson, language);
    yield [bothPath(lesson.slug), () => renderBoth(site, lesson)];
  }
  for (const language of languages) {
    yield [missingPath(language), () => renderMissingIn(site, language)];
    yield [homePath(language), () => renderHome(site, language)];
    yield [glossaryPath(language), () => renderGlossary(site, language)];
    yield [kitPath(language), () => renderKit(site, language)];
    yield [searchPath(language), () => renderSearch(site, language)];
    yield [howToRunPath(language), () => renderHowToRun(site, language)];
    yield [dotnetPath(language), () => renderDotnet(site, language)];
    yield [programsPath(language), () => renderPrograms(site, language)];
    yield [aboutPath(language), () => renderAbout(site, language)];
    if (site.errors) yield* errorPages(site, site.errors, language);
  }
}

function* lessonPages(site: Site, lesson: Lesson, language: Language): Generator<SiteFile> {
  const { slug } = lesson;
  yield [lessonPath(language, slug), () => renderLesson(site, lesson, language)];
  yield [slidesPath(language, slug), () => renderSlides(site, lesson, language)];
  if (site.instructor) {
    yield [notesPath(language, slug), () => renderNotes(site, lesson, language)];
  }
  yield* programPages(site, lesson, language);
  for (const exercise of lesson.manifest.exercises) {
    const draw = (render: typeof renderExercisePage) => (): string =>
      render(site, lesson, language, site.exercise(lesson, exercise.slug));
    yield [exercisePath(language, slug, exercise.slug), draw(renderExercisePage)];
    yield [solutionPath(language, slug, exercise.slug), draw(renderSolutionPage)];
  }
}

function* programPages(site: Site, lesson: Lesson, language: Language): Generator<SiteFile> {
  for (const [name, text] of site.programs.get(lesson.id) ?? []) {
    const path = programPath(language, lesson.slug, name);
    yield [path, () => renderProgram(site, lesson, language, name, text)];
  }
}

function* errorPages(site: Site, guide: ErrorGuide, language: Language): Generator<SiteFile> {
  yield [errorsPath(language), () => renderErrors(site, guide, language)];
  for (const entry of entriesOf(guide)) {
    yield [errorPath(language, entry.id), () => renderError(site, guide, entry, language)];
  }
  yield* programPages(site, guide.lesson, language);
}
