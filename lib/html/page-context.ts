import type { Language } from '../base/i18n.ts';
import { type Block, blocksOf, type Predict } from '../course/blocks.ts';
import type { ErrorGuide } from '../course/error-guide.ts';
import type { Explained } from '../course/explained.ts';
import type { Term } from '../course/glossary.ts';
import type { Guide, Lesson } from '../course/lesson.ts';
import type {
  Asked,
  AskedPages,
  Corrections,
  DotnetMap,
  NearWords,
  SayingsOfBoth,
  Sources,
} from '../course/reference.ts';
import { type Html, html } from './html.ts';
import { lessonPath, relativeLink } from './paths.ts';

/** A file in the site's folder, and how it is made, which happens only when asked for. */
export type SiteFile = readonly [path: string, make: () => string | Uint8Array];

export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** What is asked of a build. */
export type SiteOptions = {
  /** Where the site will be published; null when that is not known. */
  base: URL | null;
  /** Where the repository's files are edited; null when that is not known. */
  edit: URL | null;
  /** Whether slides have speaker notes, with what is for the instructor. Never on a public site. */
  instructor: boolean;
  /** The paper that each language's handout is printed for, by Chromium; null: none is printed. */
  handouts: Paper | null;
  /** Whether the index of the search page is made. */
  search: boolean;
  /** What pages hold besides, where the learner's own machine serves them; null in a build. */
  life: Life | null;
};

/** Places in pages for what changes while they are open. */
export type Life = {
  /** Above what was recorded of some programs; `lesson`: whose they are. */
  run: (
    lesson: Lesson,
    programs: readonly string[],
    number: number,
    context: PageContext,
  ) => Html | null;
  /** Where an exercise is presented: on its lesson's page, and on its own. */
  exercise: (slug: string, context: LessonContext) => Html | null;
  /** In a question, below its choices. */
  question: (predict: Predict, context: PageContext) => Html | null;
};

/** Everything that the pages are drawn from; read once, before the first page. */
export type Site = SiteOptions & {
  lessons: readonly Lesson[];
  /** How the kit is made. */
  guide: Guide;
  /** How to run the programs. */
  howToRun: Guide;
  /** How to teach a room. */
  instructors: Guide;
  /** How a workshop's room and its learners talk to each other. */
  protocol: Guide;
  /** What errors mean; null where the lessons have no such guide. */
  errors: ErrorGuide | null;
  dotnet: DotnetMap;
  corrections: Corrections;
  /** Which sections explain what checks say. */
  explained: Explained;
  /** What people type into the search. */
  sayings: SayingsOfBoth;
  nearWords: NearWords;
  asked: Asked;
  askedPages: AskedPages;
  sources: Sources;
  /** The glossary, in the order in which the lessons teach it. */
  terms: readonly Term[];
  /** The text of each lesson's programs: lesson id → program → text. */
  programs: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The day of each file's last commit, by its name in the repository; empty without git. */
  changed: ReadonlyMap<string, string>;
};

/** Everything that has programs: the lessons, then the guide to errors. */
export const writtenOf = ({ lessons, errors }: Pick<Site, 'lessons' | 'errors'>): Lesson[] =>
  errors ? [...lessons, errors.lesson] : [...lessons];

/** The page being drawn, and what its parts need to know of it. */
export type PageContext = {
  site: Site;
  language: Language;
  /** The page's file in the site's folder. */
  path: string;
  /** The folder in the repository that the text was written in: its links start there. */
  folder: string;
  /** Null in the guide, which has no runs, exercises and drawings. */
  lesson: Lesson | null;
  /** The number of each run on the page, the same in both languages. */
  runs: ReadonlyMap<Block, number>;
  /** The page that the text's links to sections mean: this one, unless it shows another's text. */
  textPath: string;
  /** Whether boxes are shown in full, as they are on slides and on paper; default: folded. */
  unfolded?: boolean;
  /** What an id is called on this page, which may show several texts. */
  id: (name: string) => string;
  /** The address of a page, or of a section on it; null when this page cannot lead there. */
  addressOf: (path: string, section?: string) => string | null;
};

export type LessonContext = PageContext & { lesson: Lesson };

/** A page outside the lessons. */
export function pageContext(
  site: Site,
  language: Language,
  path: string,
  folder = 'lessons',
): PageContext {
  return {
    ...{ site, language, path, folder, lesson: null, runs: new Map(), textPath: path },
    id: (name) => name,
    addressOf: (to, section) =>
      section === undefined
        ? relativeLink(path, to)
        : `${to === path ? '' : relativeLink(path, to)}#${section}`,
  };
}

/** A page of a lesson; `blocks` are those that it shows, by default the lesson's own. */
export function lessonContext(
  site: Site,
  lesson: Lesson,
  language: Language,
  path = lessonPath(language, lesson.slug),
  blocks: readonly Block[] = lesson.pages[language].blocks,
): LessonContext {
  const runs = blocksOf(blocks, 'run');
  return {
    ...pageContext(site, language, path, `lessons/${lesson.id}`),
    lesson,
    runs: new Map(runs.map((block, index) => [block, index + 1])),
  };
}

/** An `href` attribute; nothing when the page cannot lead there. */
export function hrefTo(path: string, section: string | undefined, context: PageContext): Html {
  const address = context.addressOf(path, section);
  return html`${address !== null && html` href="${address}"`}`;
}

/** The lesson whose page is drawn, for what only lessons have. */
export function lessonOf({ lesson, path }: PageContext): Lesson {
  if (!lesson) throw new Error(`${path} is not a lesson's page`);
  return lesson;
}

/** The lesson that has a program: the page's own, or for the guide to errors any. */
export function homeOf(program: string, { site, lesson }: PageContext): Lesson | undefined {
  const has = (candidate: Lesson): boolean =>
    site.programs.get(candidate.id)?.has(program) ?? false;
  return lesson && has(lesson) ? lesson : writtenOf(site).find(has);
}
