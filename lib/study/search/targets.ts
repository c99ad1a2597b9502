import type { Language } from '../../base/i18n.ts';
import { everyBlock, type Heading, plainText } from '../../course/blocks.ts';
import { type ErrorGuide, entriesOf } from '../../course/error-guide.ts';
import type { Term } from '../../course/glossary.ts';
import type { Lesson } from '../../course/lesson.ts';
import {
  errorPath,
  exercisePath,
  glossaryPath,
  lessonPath,
  programPath,
} from '../../html/paths.ts';
import type { Index, Tail } from '../../search/packed.ts';
import { type ReaderStep, stepsOf } from '../reader/reading.ts';
import { namesOf } from '../term-names.ts';

/** A step of a lesson, perhaps at a heading in it. */
export type StepTarget = { lesson: string; section: string; step: number; heading?: string };

/** Where something is in the terminal: a step, what an error means, or a term of the glossary. */
export type Target = StepTarget | { error: string } | { term: string };

/** By a page's address on the site. What only the site has is missing. */
export type Targets = Readonly<Record<string, Target>>;

/** The addresses of terms, by every name that they have. */
export type NamedTerms = Readonly<Record<string, string>>;

/** What a course's search is opened from. */
export type FoundIn = { index: Index; tail: Tail; targets: Targets; named: NamedTerms };

type Course = { lessons: readonly Lesson[]; terms: readonly Term[]; errors: ErrorGuide | null };

/** Where the terminal shows what the pages of the site show. */
export function targetsOf({ lessons, terms, errors }: Course, language: Language): Targets {
  const targets: Record<string, Target> = {};
  for (const lesson of lessons) {
    for (const step of stepsOf(lesson.pages[language])) {
      for (const [address, target] of inStep(lesson, step, language)) targets[address] ??= target;
    }
  }
  for (const { id } of terms) targets[termAddress(id, language)] = { term: id };
  for (const { id } of errors ? entriesOf(errors) : []) {
    targets[errorPath(language, id)] = { error: id };
  }
  return targets;
}

const termAddress = (id: string, language: Language): string => `${glossaryPath(language)}#${id}`;

/** The terms by what a question may call them: whoever types a term wants to know what it is. */
export function namedTerms({ terms }: Pick<Course, 'terms'>, language: Language): NamedTerms {
  const named: Record<string, string> = {};
  for (const term of terms) {
    for (const name of namesOf(term)) named[name] ??= termAddress(term.id, language);
  }
  return named;
}

/** What a step shows: the beginning of its lesson or section, headings, an exercise, programs. */
function inStep(
  { id: lesson, slug }: Lesson,
  { section, number, blocks, exercise }: ReaderStep,
  language: Language,
): [address: string, target: Target][] {
  const path = lessonPath(language, slug);
  const here: StepTarget = { lesson, section, step: number };
  const all = [...everyBlock(blocks)];
  const headings = all.filter((block): block is typeof block & Heading => block.type === 'heading');
  const programs = all.flatMap((block) =>
    block.type === 'code' ? [block.file] : block.type === 'run' ? block.programs : [],
  );
  return [
    [path, here],
    [`${path}#${section}`, here],
    ...headings.map(({ id, children }): [string, Target] => [
      `${path}#${id}`,
      { ...here, heading: plainText(children) },
    ]),
    ...(exercise === null
      ? []
      : [[exercisePath(language, slug, exercise), here] as [string, Target]]),
    ...programs.map((file): [string, Target] => [
      programPath(language, slug, file.replace(/^.*\/|\.ts$/g, '')),
      here,
    ]),
  ];
}
