import { posix } from 'node:path';
import { fallback, type Language, otherLanguage } from '../base/i18n.ts';

/** Paths are those of files in the site's folder, with `/` on every system. */
export const homePath = (language: Language): string => `${language}/index.html`;
export const missingPath = (language: Language): string => `${language}/404.html`;
/** A language's handout for printing. */
export const handoutPath = (language: Language): string => `handout-${language}.pdf`;
export const glossaryPath = (language: Language): string => `${language}/glossary/index.html`;
/** What terms mean, for pages that show it beside them. */
export const termsPath = (language: Language): string => `${language}/glossary/terms.js`;
export const searchPath = (language: Language): string => `${language}/search/index.html`;
export const kitPath = (language: Language): string => `${language}/kit/index.html`;
export const feedPath = (language: Language): string => `${language}/feed.xml`;
export const searchIndexPath = (language: Language): string => `${language}/search/index.js`;
export const searchTailPath = (language: Language): string => `${language}/search/tail.js`;
export const howToRunPath = (language: Language): string => `${language}/run/index.html`;
/** How to teach a room. */
export const instructorsPath = (language: Language): string => `${language}/instructors/index.html`;
/** How a workshop's room and its learners talk to each other. */
export const protocolPath = (language: Language): string => `${language}/protocol/index.html`;
export const dotnetPath = (language: Language): string => `${language}/dotnet/index.html`;
export const programsPath = (language: Language): string => `${language}/programs/index.html`;
/** What errors mean; each has a page. */
export const errorsPath = (language: Language): string => `${language}/errors/index.html`;
export const errorPath = (language: Language, id: string): string =>
  `${language}/errors/${id}/index.html`;
export const aboutPath = (language: Language): string => `${language}/about/index.html`;
export const lessonPath = (language: Language, slug: string): string =>
  `${language}/${slug}/index.html`;
/** The picture that a message shows of a page: a lesson's, or the site's in a language. */
export const cardPath = (language: Language, slug?: string): string =>
  slug === undefined ? `${language}/card.png` : `${language}/${slug}/card.png`;
/** In pixels: as messages show it, large. */
export const cardSize = { width: 1200, height: 630 };
export const coursePath = (language: Language): string => `${language}/course/index.html`;
export const exercisesPath = (language: Language): string => `${language}/exercises/index.html`;
export const programPath = (language: Language, slug: string, program: string): string =>
  `${language}/${slug}/programs/${program}.html`;
export const exercisePath = (language: Language, slug: string, exercise: string): string =>
  `${language}/${slug}/exercises/${exercise}/index.html`;
/** The solutions of an exercise: a page of their own, so that nobody comes upon them by chance. */
export const solutionPath = (language: Language, slug: string, exercise: string): string =>
  `${language}/${slug}/exercises/${exercise}/solution.html`;
/** The programs of a lesson, to run without the repository. */
export const archivePath = (lessonId: string): string => `files/${lessonId}.zip`;

/** All of a lesson as slides, or only what is essential. */
export type DeckLength = 'long' | 'short';

/** A lesson for a room, and what its speaker says. */
export const slidesPath = (language: Language, slug: string, length: DeckLength = 'long'): string =>
  `${language}/${slug}/slides/${length === 'long' ? 'index' : length}.html`;
export const notesPath = (language: Language, slug: string, length: DeckLength = 'long'): string =>
  `${language}/${slug}/slides/${length === 'long' ? '' : `${length}-`}notes.html`;

/** A lesson in English and another language side by side. */
export const bothPath = (slug: string, right: Language): string =>
  `${right === otherLanguage(fallback) ? 'both' : `both-${right}`}/${slug}/index.html`;

/** The same page in another language. */
export function inLanguage(path: string, language: Language): string {
  return path.replace(/^[a-z-]+(?=\/)/, language);
}

/** From one file of the site to another, so that the site works in any folder and from file://. */
export function relativeLink(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to);
}

/** The address that the world knows a page by: folders do not name their `index.html`. */
export function absoluteLink(base: URL, path: string): string {
  return new URL(path.replace(/(^|\/)index\.html$/, '$1'), base).href;
}
