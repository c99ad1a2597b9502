import { type Language, translate } from '../../base/i18n.ts';
import { type KeyIn, words } from '../../base/words.ts';
import { blocksOf } from '../../course/blocks.ts';
import { lessonNumber } from '../../course/catalogue.ts';
import {
  type ErrorGuide,
  entriesOf,
  errorText,
  errorTitle,
  errorWords,
  whoText,
} from '../../course/error-guide.ts';
import { loadExplained } from '../../course/explained.ts';
import { sortTerms } from '../../course/glossary.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Page } from '../../course/page.ts';
import {
  lessonContext,
  type PageContext,
  pageContext,
  type Site,
} from '../../html/page-context.ts';
import {
  aboutPath,
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
  programPath,
  programsPath,
  protocolPath,
} from '../../html/paths.ts';
import { type Piece, passagesOf, prose } from './pieces.ts';
import { errorNames, termNames } from './synonyms.ts';

/** What a result leads to: a page's beginning, or a section of it. */
export type Findable = {
  path: string;
  /** The section's id; empty for the beginning. */
  id: string;
  title: string;
  /** Where that is in words. */
  place: string;
  /** What it explains, by every name that it has. */
  names: readonly string[];
  pieces: readonly Piece[];
  /** What repeats, lists or only points counts less than what explains: less than 1. */
  weight: number;
};

/** Sections of every lesson that only say again, or announce, what others explain. */
const repeating = new Set(['goals', 'corrections', 'summary', 'exercises']);

/** Sections that lead away from here. */
const pointing = new Set(['further-reading']);

/** What there is to find on the site's pages in a language, from what they are drawn from. */
export function* findablesOf(site: Site, language: Language): Generator<Findable> {
  for (const lesson of site.lessons) {
    const above = words('site', language, 'lesson.number', { number: lessonNumber(lesson) });
    const context = lessonContext(site, lesson, language);
    for (const passage of writtenPassages(lesson.pages[language], above, context)) {
      const { id, names } = passage;
      const terms = site.terms.filter(
        (term) => term.lesson.id === lesson.id && term.section === id,
      );
      const explained = terms.flatMap((term) => termNames(term, language));
      const retold = retoldOf(site, lesson, id, language);
      const pieces = [
        ...passage.pieces,
        ...retold.map((text): Piece => ({ text, voice: 'retold' })),
      ];
      if (!repeating.has(id)) yield { ...passage, pieces, names: [...explained, ...names] };
    }
    yield* exercises(lesson, context);
    yield* programs(lesson, context);
  }
  for (const [path, guide, weight] of [
    [kitPath(language), site.guide, 0.5],
    [howToRunPath(language), site.howToRun, 1],
  ] as const) {
    const context = pageContext(site, language, path);
    for (const passage of writtenPassages(guide.pages[language], '', context))
      yield { ...passage, weight };
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

/**
 * What other pages say about a section in words of their own: of terms, of what is wrong with
 * programs, of what the articles say, of what exercises practice.
 */
function retoldOf(site: Site, lesson: Lesson, id: string, language: Language): string[] {
  const { verdicts, exercises } = loadExplained(new URL('../', lesson.folder));
  const here = `${lesson.id}#${id}`;
  const terms = site.terms.filter((term) => term.lesson.id === lesson.id && term.section === id);
  const refusals = Object.entries(verdicts).filter(
    ([, place]) => 'section' in place && place.section === here,
  );
  const corrections = (site.corrections[lesson.id] ?? []).filter(({ section }) => section === id);
  const practiced = lesson.manifest.exercises.filter(
    ({ slug }) => exercises[`${lesson.id}/${slug}`] === here,
  );
  return [
    ...terms.map(({ words }) => words[language].says),
    ...refusals.map(([verdict]) => translate(language, 'refusals', verdict)),
    ...corrections.map(({ row }) => translate(language, 'corrections', `rows.${row}.true`)),
    ...practiced.map(({ teaches }) => teaches?.[language] ?? ''),
  ];
}

/** A page that is written in Markdown: its beginning, and each heading that says something. */
function* writtenPassages(
  { front, blocks }: Page,
  above: string,
  context: PageContext,
): Generator<Findable> {
  const { path } = context;
  const within = above === '' ? front.title : `${above} · ${front.title}`;
  for (const { id, title, pieces } of passagesOf(blocks, context)) {
    if (id === '') {
      yield {
        ...page(path, front.title, [...prose(front.summary), ...pieces], 0.75),
        place: above,
      };
    } else if (pieces.length > 0) {
      const weight = pointing.has(id) ? 0.4 : 1;
      yield { path, id, title, place: within, names: [id.replaceAll('-', ' ')], pieces, weight };
    }
  }
}

/** The beginning of a page. */
function page(path: string, title: string, pieces: readonly Piece[], weight: number): Findable {
  return { path, id: '', title, place: '', names: [], pieces, weight };
}

/** What each exercise asks for. */
function* exercises(lesson: Lesson, context: PageContext): Generator<Findable> {
  const { language } = context;
  const { front, blocks } = lesson.pages[language];
  const all = lesson.manifest.exercises;
  for (const { slug, children } of blocksOf(blocks, 'exercise')) {
    const at = all.findIndex((exercise) => exercise.slug === slug);
    const title = all[at]?.title[language];
    const path = exercisePath(language, lesson.slug, slug);
    const count = words('exercises', language, 'at', { at: at + 1, of: all.length });
    yield {
      ...page(path, title ?? slug, passagesOf(children, context)[0]?.pieces ?? [], 0.42),
      place: `${front.title} · ${count}`,
      names: [slug.replaceAll('-', ' ')],
    };
  }
}

function* programs(lesson: Lesson, { site, language }: PageContext): Generator<Findable> {
  const place = `${words('search', language, 'program')} · ${lesson.pages[language].front.title}`;
  for (const [name, text] of site.programs.get(lesson.id) ?? []) {
    const path = programPath(language, lesson.slug, name);
    yield { ...page(path, `${name}.ts`, [{ text, voice: 'code' }], 0.3), place };
  }
}

function* terms(site: Site, language: Language): Generator<Findable> {
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
function* dotnetRows(site: Site, language: Language): Generator<Findable> {
  const say = (key: string): string => translate(language, 'dotnet', key);
  const path = dotnetPath(language);
  const place = say('title');
  yield page(path, place, prose(say('say'), say('how')), 0.1);
  for (const { id, dotnet, kit, node } of site.dotnet.flatMap(({ rows }) => rows)) {
    const note = say(`notes.${id}`).replaceAll('`', '');
    const pieces = prose(note, kit.join(' '), node.join(' '));
    yield { ...page(path, dotnet.join(' · '), pieces, 0.1), ...{ id, place, names: dotnet } };
  }
}

/** Pages that list what is found elsewhere: by what they say of themselves. */
function* overviews(language: Language): Generator<Findable> {
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
function* errorPages(site: Site, guide: ErrorGuide, language: Language): Generator<Findable> {
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
    ];
    const title = errorTitle(guide, entry.id, language);
    const names = errorNames(entry);
    yield { ...page(errorPath(language, entry.id), title, pieces, 0.6), ...{ place, names } };
  }
  yield* programs(guide.lesson, context);
}
