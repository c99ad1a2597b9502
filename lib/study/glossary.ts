import { type Language, otherLanguage } from '../base/i18n.ts';
import { nearName, unknownName } from '../base/suggest.ts';
import { stringWidth, wrap } from '../base/terminal-text.ts';
import { UserError } from '../base/user-error.ts';
import { type LessonSummary, lessonNumber } from '../course/catalogue.ts';
import { loadGlossary, sortTerms, type Term } from '../course/glossary.ts';
import { indent, spaced } from '../terminal/lines.ts';
import { bright, glyphsOf, proseWidth, quiet, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import { namesOf, plainName } from './term-names.ts';
import { showText } from './text-screen.ts';

/** Terms as they are looked up: both names, what it is, and where it is taught. */
export function glossaryLines(terms: readonly Term[], style: TextStyle): string[] {
  return spaced(sortTerms(terms, style.language).map((term) => termLines(term, style)));
}

function termLines({ words, lesson }: Term, style: TextStyle): string[] {
  const { arrowRight, middle } = glyphsOf(style);
  const columns = proseWidth(style);
  const own = words[style.language];
  const other = words[otherLanguage(style.language)];
  // A name that is the same in both languages is said only once.
  const twin = other.term === own.term ? '' : other.term;
  const fits = stringWidth(`${own.term} ${middle} ${twin}`) <= columns;
  const name = bright(style, own.term);
  const title = `${arrowRight} ${lesson.manifest.title[style.language]}`;
  const command = `npm run lesson -- read ${lessonNumber(lesson)}`;
  const room = columns - 2;
  // A command that wraps cannot be copied.
  const line = `${title}  ${command}`;
  const place = stringWidth(line) <= room ? [line] : [...wrap(title, room), `  ${command}`];
  const below = [
    ...(fits ? [] : wrap(twin, room).map((text) => quiet(style, text))),
    ...wrap(own.says, room),
    ...place.map((text) => quiet(style, text)),
  ];
  const head = fits && twin !== '' ? `${name} ${quiet(style, `${middle} ${twin}`)}` : name;
  return [...wrap(head, columns), ...indent(below)];
}

/** Every term of the course, page by page, until the person leaves it; gives the exit code. */
export async function showGlossary(
  lessons: readonly LessonSummary[],
  language: Language,
): Promise<number> {
  const terms = loadGlossary(lessons);
  const title = words(language, 'glossary.title');
  const linesOf = (style: TextStyle): string[] => glossaryLines(terms, style);
  return (await showText({ title, linesOf }, language)).code;
}

/**
 * The term that a person means: by its id or its name in either language, whatever the case and
 * the accents, or by parts that only one term has.
 *
 * @throws UserError `term-ambiguous` or `term-unknown`, with names in the language.
 */
export function findTerm(given: string, terms: readonly Term[], language: Language): Term {
  const wanted = plainName(given);
  const known = terms.map((term) => ({ term, names: namesOf(term) }));
  const exact = known.find(({ names }) => names.includes(wanted));
  if (exact) return exact.term;
  const pieces = wanted.split(' ');
  const parts = known.filter(({ names }) =>
    names.some((name) => pieces.every((piece) => name.includes(piece))),
  );
  const [only] = parts;
  if (only && parts.length === 1) return only.term;
  const say = (term: Term): string => term.words[language].term;
  if (only && wanted !== '') {
    const names = sortTerms(
      parts.map(({ term }) => term),
      language,
    ).map(say);
    throw new UserError('term-ambiguous', { given, names: names.join(', ') });
  }
  const near = nearName(
    wanted,
    known.flatMap(({ names }) => names),
  );
  const meant = near && known.find(({ names }) => names.includes(near));
  throw unknownName('term-unknown', { given }, meant ? say(meant.term) : undefined);
}
