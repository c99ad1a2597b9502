import { type Language, translate } from '../../base/i18n.ts';
import { words } from '../../base/words.ts';
import { blocksOf } from '../../course/blocks.ts';
import { lessonNumber } from '../../course/catalogue.ts';
import { loadExplained } from '../../course/explained.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Page } from '../../course/page.ts';
import { lessonContext, type PageContext, type Site } from '../../html/page-context.ts';
import { exercisePath, programPath } from '../../html/paths.ts';
import { type Findable, page } from './findable.ts';
import { type Piece, passagesOf, prose } from './pieces.ts';
import { termNames } from './synonyms.ts';

/** Sections of every lesson that only say again, or announce, what others explain. */
const repeating = new Set(['goals', 'corrections', 'summary', 'exercises']);

/** Sections that lead away from here. */
const pointing = new Set(['further-reading']);

/** What there is to find in a lesson: its sections, exercises, and programs. */
export function* foundInLesson(
  site: Site,
  lesson: Lesson,
  language: Language,
): Generator<Findable> {
  const above = words('site', language, 'lesson.number', { number: lessonNumber(lesson) });
  const context = lessonContext(site, lesson, language);
  for (const passage of writtenPassages(lesson.pages[language], above, context)) {
    const { id, names } = passage;
    const terms = site.terms.filter((term) => term.lesson.id === lesson.id && term.section === id);
    const explained = terms.flatMap((term) => termNames(term, language));
    const retold = retoldOf(site, lesson, id, language);
    const pieces = [
      ...passage.pieces,
      ...retold.map((text): Piece => ({ text, voice: 'retold' })),
      ...askedOf(site, lesson.id, id, language),
    ];
    if (!repeating.has(id)) yield { ...passage, pieces, names: [...explained, ...names] };
  }
  yield* exercises(lesson, context);
  yield* programs(lesson, context);
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

/** What learners type when they look for a section, which seldom has their words. */
export function askedOf(
  { asked }: Pick<Site, 'asked'>,
  page: string,
  section: string,
  language: Language,
): Piece[] {
  return phrases(asked[`${page}#${section}`]?.[language] ?? '');
}

/** `first phrase; second phrase` */
export const phrases = (asked: string): Piece[] =>
  asked
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ text, voice: 'asked' }));

/** A page that is written in Markdown: its beginning, and each heading that says something. */
export function* writtenPassages(
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

export function* programs(lesson: Lesson, { site, language }: PageContext): Generator<Findable> {
  const place = `${words('search', language, 'program')} · ${lesson.pages[language].front.title}`;
  for (const [name, text] of site.programs.get(lesson.id) ?? []) {
    const path = programPath(language, lesson.slug, name);
    yield { ...page(path, `${name}.ts`, [{ text, voice: 'code' }], 0.3), place };
  }
}
