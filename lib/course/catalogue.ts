import { readdirSync } from 'node:fs';
import type { Language } from '../i18n.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** What is known of a lesson without reading its pages: cheap, for menus and lists. */
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

/** Every lesson's summary, in the order of their numbers. */
export function listLessons(root: URL = lessonsFolder): LessonSummary[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d\d-[a-z0-9-]+$/.test(entry.name))
    .map(({ name: id }) => {
      const folder = new URL(`${id}/`, root);
      const manifest = readManifest(new URL('lesson.json', folder), `lessons/${id}/lesson.json`);
      return { id, slug: id.slice(3), folder, manifest };
    })
    .sort((a, b) => a.id.localeCompare(b.id, 'en'));
}

/** The file in `recordings/` that holds what a run did: `first-listener+greeter.fr.json`. */
export function recordingName(programs: readonly string[], language: Language): string {
  return `${programs.join('+')}.${language}.json`;
}
