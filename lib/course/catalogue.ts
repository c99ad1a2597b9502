import { existsSync, readdirSync } from 'node:fs';
import type { Language } from '../base/i18n.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** What is known about a lesson without reading its pages: cheap, for menus and lists. */
export type LessonSummary = {
  /** The folder's name, `01-listening`. */
  id: string;
  /** The name in addresses, `listening`. */
  slug: string;
  folder: URL;
  manifest: Manifest;
};

/** The repository's own folder. */
export const repository = new URL('../../', import.meta.url);
export const lessonsFolder = new URL('lessons/', repository);

/** The guide to errors: written as a lesson is, with a `##` section for each error. */
export const errorGuideId = 'error-guide';

/** Every lesson's summary, in the order of their numbers. */
export function listLessons(root: URL = lessonsFolder): LessonSummary[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d\d-[a-z0-9-]+$/.test(entry.name))
    .map(({ name }) => summaryOf(name, name.slice(3), root))
    .sort((a, b) => a.id.localeCompare(b.id, 'en'));
}

/** The guide to errors as a lesson's summary; null where the lessons have none. */
export function findErrorGuide(root: URL = lessonsFolder): LessonSummary | null {
  const there = existsSync(new URL(`${errorGuideId}/`, root));
  return there ? summaryOf(errorGuideId, 'errors', root) : null;
}

/** Everything that has programs: the lessons, then the guide to errors. */
export function listWritten(root?: URL): LessonSummary[] {
  const guide = findErrorGuide(root);
  return guide ? [...listLessons(root), guide] : listLessons(root);
}

/** `02-client-sockets` is lesson 2. */
export const lessonNumber = ({ id }: Pick<LessonSummary, 'id'>): number => Number.parseInt(id, 10);

function summaryOf(id: string, slug: string, root: URL): LessonSummary {
  const folder = new URL(`${id}/`, root);
  const manifest = readManifest(new URL('lesson.json', folder), `lessons/${id}/lesson.json`);
  return { id, slug, folder, manifest };
}

/** The file in `recordings/` that holds what a run did: `first-listener+greeter.fr.json`. */
export function recordingName(programs: readonly string[], language: Language): string {
  return `${programs.join('+')}.${language}.json`;
}
