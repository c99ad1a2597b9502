import { translationsOf } from '../authoring/translation.ts';
import { type Language, languages } from '../base/i18n.ts';
import { type ErrorGuide, entriesOf } from '../course/error-guide.ts';
import { readExercise } from '../course/exercises.ts';
import type { Lesson } from '../course/lesson.ts';
import {
  type LessonContext,
  lessonContext,
  type PageContext,
  pageContext,
  type Site,
  type SiteFile,
} from '../html/page-context.ts';
import {
  aboutPath,
  bothPath,
  coursePath,
  dotnetPath,
  errorPath,
  errorsPath,
  exercisePath,
  exercisesPath,
  glossaryPath,
  homePath,
  howToRunPath,
  instructorsPath,
  kitPath,
  lessonPath,
  missingPath,
  notesPath,
  programPath,
  programsPath,
  protocolPath,
  searchPath,
  slidesPath,
  solutionPath,
} from '../html/paths.ts';
import { hasShortDeck } from '../slides/deck.ts';
import { renderNotes } from '../slides/notes-page.ts';
import { renderSlides } from '../slides/slides-page.ts';
import { renderBoth } from './bilingual/page.ts';
import { renderCourse } from './course-page.ts';
import { renderEntry, renderMissing } from './entry-page.ts';
import { renderError, renderErrors } from './error-pages.ts';
import { renderExercisePage, renderSolutionPage } from './exercise-pages.ts';
import { renderGlossary } from './glossary-page.ts';
import { renderHowToRun, renderInstructors, renderKit, renderProtocol } from './guide-page.ts';
import { renderHome } from './home-page.ts';
import { renderLesson } from './lesson-page.ts';
import { renderProgram } from './program-page.ts';
import { renderAbout } from './reference/about-page.ts';
import { renderDotnet } from './reference/dotnet-page.ts';
import { renderExercises } from './reference/exercises-page.ts';
import { renderPrograms } from './reference/programs-page.ts';
import { renderSearch } from './search/search-page.ts';

/** Every page of the site, one at a time, so that they are never all in memory. */
export function* pagesOf(site: Site): Generator<SiteFile> {
  yield ['index.html', () => renderEntry(site)];
  yield ['404.html', () => renderMissing(site, '404.html')];
  // One lesson after the other, because its pages show the same programs. Overviews come last.
  for (const lesson of site.lessons) {
    for (const language of languages) yield* lessonPages(site, lesson, language);
    for (const right of translationsOf(lesson))
      yield [bothPath(lesson.slug, right), () => renderBoth(site, lesson, right)];
  }
  for (const language of languages) {
    const lost = missingPath(language);
    yield [lost, () => renderMissing(site, lost, [language])];
    const page = (path: string, render: (context: PageContext) => string): SiteFile => [
      path,
      () => render(pageContext(site, language, path)),
    ];
    yield page(homePath(language), renderHome);
    yield page(glossaryPath(language), renderGlossary);
    yield page(kitPath(language), renderKit);
    yield page(searchPath(language), renderSearch);
    yield page(howToRunPath(language), renderHowToRun);
    yield page(instructorsPath(language), renderInstructors);
    yield page(protocolPath(language), renderProtocol);
    yield page(dotnetPath(language), renderDotnet);
    yield page(coursePath(language), renderCourse);
    yield page(exercisesPath(language), renderExercises);
    yield page(programsPath(language), renderPrograms);
    yield page(aboutPath(language), renderAbout);
    if (site.errors) yield* errorPages(site, site.errors, language);
  }
}

function* lessonPages(site: Site, lesson: Lesson, language: Language): Generator<SiteFile> {
  const { slug } = lesson;
  const page = pageOf(site, lesson, language);
  yield page(lessonPath(language, slug), renderLesson);
  for (const length of hasShortDeck(lesson) ? (['long', 'short'] as const) : (['long'] as const)) {
    yield page(slidesPath(language, slug, length), (context) => renderSlides(context, length));
    if (!site.instructor) continue;
    yield page(notesPath(language, slug, length), (context) => renderNotes(context, length));
  }
  yield* programPages(site, lesson, language);
  for (const { slug: exercise } of lesson.manifest.exercises) {
    const draw = (render: typeof renderExercisePage) => (context: LessonContext) =>
      render(readExercise(lesson, exercise), context);
    yield page(exercisePath(language, slug, exercise), draw(renderExercisePage));
    yield page(solutionPath(language, slug, exercise), draw(renderSolutionPage));
  }
}

function* programPages(site: Site, lesson: Lesson, language: Language): Generator<SiteFile> {
  const page = pageOf(site, lesson, language);
  for (const [name, text] of site.programs.get(lesson.id) ?? []) {
    const path = programPath(language, lesson.slug, name);
    yield page(path, (context) => renderProgram(name, text, context));
  }
}

function* errorPages(site: Site, guide: ErrorGuide, language: Language): Generator<SiteFile> {
  const page = pageOf(site, guide.lesson, language);
  yield page(errorsPath(language), (context) => renderErrors(guide, context));
  for (const entry of entriesOf(guide)) {
    yield page(errorPath(language, entry.id), (context) => renderError(guide, entry, context));
  }
  yield* programPages(site, guide.lesson, language);
}

/** Makes pages of one lesson. */
function pageOf(site: Site, lesson: Lesson, language: Language) {
  return (path: string, render: (context: LessonContext) => string): SiteFile => [
    path,
    () => render(lessonContext(site, lesson, language, path)),
  ];
}
