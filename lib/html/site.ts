import type { Language } from '../base/i18n.ts';
import type { ErrorGuide } from '../course/error-guide.ts';
import type { ExerciseFiles } from '../course/exercise-files.ts';
import type { Term } from '../course/glossary.ts';
import type { Guide } from '../course/guide.ts';
import type { Lesson } from '../course/lesson.ts';
import type { Corrections, DotnetMap, SayingsOfBoth } from '../course/reference.ts';
import type { Recording } from '../wire/recording.ts';

/** A file in the site's folder, and how it is made, which happens only when asked for. */
export type SiteFile = readonly [path: string, make: () => string | Uint8Array];

/** The articles that lessons are made from, by file name: `lessons/sources.json`. */
export type Sources = Readonly<
  Record<string, { title: Partial<Record<Language, string>>; url: string; license: string }>
>;

/** Everything that the pages are drawn from; read once, before the first page. */
export type Site = {
  lessons: readonly Lesson[];
  /** How the kit is made. */
  guide: Guide;
  /** How to run the programs. */
  howToRun: Guide;
  /** What errors mean; null where the lessons have no such guide. */
  errors: ErrorGuide | null;
  dotnet: DotnetMap;
  corrections: Corrections;
  /** What people type into the search. */
  sayings: SayingsOfBoth;
  sources: Sources;
  /** The glossary, in the order in which the lessons teach it. */
  terms: readonly Term[];
  /** A lesson's drawing as SVG, with the language's words in it. */
  figure: (lesson: Lesson, file: string, language: Language) => string;
  /** Where the site will be published; null when that is not known. */
  base: URL | null;
  /** The text of each lesson's programs: lesson id → program → text. */
  programs: ReadonlyMap<string, ReadonlyMap<string, string>>;
  recording: (lesson: Lesson, programs: readonly string[], language: Language) => Recording | null;
  /** The programs of a lesson's exercise. */
  exercise: (lesson: Lesson, slug: string) => ExerciseFiles;
  /** The day of each file's last commit, by its name in the repository; empty without git. */
  changed: ReadonlyMap<string, string>;
  /** Where the repository's files are edited; null when that is not known. */
  edit: URL | null;
  /** Whether slides have speaker notes, with what is for the instructor. Never on a public site. */
  instructor: boolean;
  /** Whether each language's handout is printed as well. */
  handouts: boolean;
};

/** Everything that has programs: the lessons, then the guide to errors. */
export const writtenOf = ({ lessons, errors }: Pick<Site, 'lessons' | 'errors'>): Lesson[] =>
  errors ? [...lessons, errors.lesson] : [...lessons];

export const otherLanguage = (language: Language): Language => (language === 'en' ? 'fr' : 'en');
