import { type Language, translate } from '../../base/i18n.ts';
import { type KeyIn, words } from '../../base/words.ts';
import {
  type ErrorGuide,
  entriesOf,
  errorText,
  errorTitle,
  errorWords,
  whoText,
} from '../../course/error-guide.ts';
import { sortTerms } from '../../course/glossary.ts';
import { lessonContext, type Site } from '../../html/page-context.ts';
import {
  aboutPath,
  coursePath,
  dotnetPath,
  errorPath,
  errorsPath,
  exercisesPath,
  glossaryPath,
  homePath,
  programsPath,
} from '../../html/paths.ts';
import { type Findable, page } from './findable.ts';
import { programs } from './found-in-lessons.ts';
import { type Piece, passagesOf, prose } from './pieces.ts';
import { errorNames, errorPhrases, termNames } from './synonyms.ts';

export function* terms(site: Site, language: Language): Generator<Findable> {
  const path = glossaryPath(language);
  const place = words('site', language, 'glossary.title');
  yield page(path, place, prose(words('site', language, 'glossary.say')), 0.4);
  for (const term of sortTerms(site.terms, language)) {
    const names = termNames(term, language);
    const pieces = prose(term.words[language].says);
    yield { ...page(path, names.join(' · '), pieces, 0.4), ...{ id: term.id, place, names } };
  }
}

/** A row of the .NET map is called by its names there; what is last said of it differs. */
export function* dotnetRows(site: Site, language: Language): Generator<Findable> {
  const say = (key: string): string => translate(language, 'dotnet', key);
  const learners = Object.values(site.asked).map((phrases) => phrases[language].toLowerCase());
  // What learners call a section by leads to that.
  const isAsked = (name: string): boolean =>
    learners.some((phrases) => phrases.includes(name.toLowerCase()));
  const path = dotnetPath(language);
  const place = say('title');
  yield page(path, place, prose(say('say'), say('how')), 0.1);
  for (const { id, dotnet, kit, node, also } of site.dotnet.flatMap(({ rows }) => rows)) {
    const note = say(`notes.${id}`).replaceAll('`', '');
    const called = dotnet.flatMap((name) => [name, name.split('.').at(-1) ?? '']);
    const asked = called.filter((name) => /[a-z]\.?[A-Z]/.test(name) && !isAsked(name));
    const pieces = [
      ...prose(note, kit.join(' '), node.join(' ')),
      ...[...new Set([...asked, ...also])].map((text): Piece => ({ text, voice: 'asked' })),
    ];
    yield { ...page(path, dotnet.join(' · '), pieces, 0.1), ...{ id, place, names: dotnet } };
  }
}

/** Pages that list what is found elsewhere: by what they say of themselves. */
export function* overviews(language: Language): Generator<Findable> {
  const site = (key: KeyIn<'site'>): string => words('site', language, key);
  const say = (key: KeyIn<'reference'>): string => words('reference', language, key);
  const home = prose(site('home.what'), site('home.how'), site('home.whom'));
  yield page(homePath(language), site('site.name'), home, 0.4);
  const about = prose(say('about.say'), say('about.what'), say('about.run'));
  yield page(aboutPath(language), say('about.title'), about, 0.4);
  const map = prose(say('course.say'), say('course.how'));
  yield page(coursePath(language), say('course.title'), map, 0.6);
  const exercises = (key: 'title' | 'say' | 'how'): string =>
    words('exercises', language, `list.${key}`);
  const tasks = prose(exercises('say'), exercises('how'));
  yield page(exercisesPath(language), exercises('title'), tasks, 2.5);
  const programs = prose(say('programs.say'), say('programs.how'));
  yield page(programsPath(language), say('programs.title'), programs, 1);
}

/** What each error means: what it prints, what happened, who caused it. */
export function* errorPages(
  site: Site,
  guide: ErrorGuide,
  language: Language,
): Generator<Findable> {
  const say = (key: 'title' | 'say' | 'how' | 'ask'): string => errorWords(language, key);
  const place = say('title');
  yield page(errorsPath(language), place, prose(say('say'), say('how'), say('ask')), 1);
  const context = lessonContext(site, guide.lesson, language, errorsPath(language), []);
  for (const entry of entriesOf(guide)) {
    const { section } = errorText(guide, entry.id, language);
    const [beginning, ...others] = passagesOf(section.blocks, context);
    const further = others
      .slice(0, 1)
      .flatMap(({ pieces }) => pieces)
      .filter(({ voice }) => voice === 'prose');
    const pieces: Piece[] = [
      { text: entry.prints.join('\n'), voice: 'code' },
      ...(beginning?.pieces ?? []),
      ...prose(whoText(entry, language)),
      ...further.map(({ text }): Piece => ({ text, voice: 'aside' })),
      ...errorPhrases(entry, site, language).map((text): Piece => ({ text, voice: 'asked' })),
    ];
    const title = errorTitle(guide, entry.id, language);
    const names = errorNames(entry);
    yield { ...page(errorPath(language, entry.id), title, pieces, 0.6), ...{ place, names } };
  }
  yield* programs(guide.lesson, context);
}
