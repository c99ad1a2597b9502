import { existsSync, readdirSync } from 'node:fs';
import * as v from 'valibot';
import { ownLanguages } from '../base/i18n.ts';
import { nearName, unknownName } from '../base/suggest.ts';
import { UserError } from '../base/user-error.ts';
import { inEach } from './in-each.ts';
import { readJson } from './read-json.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const texts = inEach(text);
const minutes = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a system may lack; a run that needs it is reported as not shown there, never failed. */
export const gates = [
  'linux',
  'ipv6',
  'second-loopback',
  'libuv-before-1-52',
  'for-await-destroys',
  'sigstop',
  'reuse-port',
] as const;
export type Gate = (typeof gates)[number];

const exerciseSchema = v.strictObject({
  slug: text,
  title: texts,
  /** What the list of exercises says of it; `validate` asks for all of them. */
  minutes: v.optional(minutes),
  /** From 1, a first step, to 3, which takes everything the lesson teaches. */
  level: v.optional(v.picklist([1, 2, 3])),
  teaches: v.optional(texts),
  /** How many steps a program that passes goes through: `validate` counts those of the solution. */
  steps: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});

/** What is known of a lesson that was made of articles, and is not finished. */
const draftSchema = v.strictObject({
  articles: v.array(
    v.strictObject({
      ...{ file: v.string(), sha256: v.string(), date: v.string(), translation: v.string() },
      ...{ commit: v.string(), assetid: v.string() },
    }),
  ),
  licence: text,
  /** What of .NET is met, and what lessons use in its place; nothing where that is not known. */
  members: v.array(
    v.strictObject({ name: text, href: text, kit: v.array(text), node: v.array(text) }),
  ),
  /** How many listings wait for a program. */
  programs: minutes,
  /** The language whose page is the other one's, to be translated. */
  untranslated: v.optional(v.picklist(ownLanguages)),
});

const manifestSchema = v.strictObject({
  title: texts,
  minutes: v.strictObject({ read: minutes, exercises: minutes }),
  /** Lessons to have read before, by folder name. */
  needs: v.array(text),
  /** File names in lessons/sources.json. */
  sources: v.array(text),
  /** What the lesson teaches: a term of the glossary → the section that explains it. */
  concepts: v.record(text, text),
  /** In the order in which they are met; each has a folder of its name in `exercises/`. */
  exercises: v.optional(v.array(exerciseSchema), []),
  /** Program → what its comparison leaves open: `numbers` every number, `text` every line. */
  normalise: v.optional(v.record(text, v.picklist(['numbers', 'lines'])), {}),
  /** Program → what the system must have for its recording to be compared. */
  requires: v.optional(v.record(text, v.array(v.picklist(gates))), {}),
  draft: v.optional(draftSchema),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;
/** As its file has it. */
export type ManifestFile = v.InferInput<typeof manifestSchema>;

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
    .filter((entry) => entry.isDirectory() && /^\d{2,4}-[a-z0-9-]+$/.test(entry.name))
    .map(({ name }) => summaryOf(name, name.replace(/^\d+-/, ''), root))
    .sort((a, b) => lessonNumber(a) - lessonNumber(b) || a.id.localeCompare(b.id, 'en'));
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
  const label = `lessons/${id}/lesson.json`;
  const manifest = readJson(new URL('lesson.json', folder), label, manifestSchema);
  return { id, slug, folder, manifest };
}

/** A lesson by number (`1`, `01`), by name, or by a part that only one name has. */
export function findLesson<Summary extends Pick<LessonSummary, 'id' | 'slug'>>(
  given: string,
  lessons: readonly Summary[],
): Summary {
  const wanted = given.toLowerCase().replace(/\/+$/, '');
  const number = /^\d{1,4}$/.test(wanted) ? wanted.padStart(2, '0') : null;
  const exact = lessons.find(
    ({ id, slug }) =>
      id === wanted || slug === wanted || (number !== null && id.startsWith(`${number}-`)),
  );
  if (exact) return exact;
  const parts = lessons.filter(({ id }) => wanted !== '' && number === null && id.includes(wanted));
  if (parts.length === 1 && parts[0]) return parts[0];
  if (parts.length > 1) {
    throw new UserError('lesson-ambiguous', { given, names: parts.map(({ id }) => id).join(', ') });
  }
  // Of a long name, people type a part or the beginning; one or two letters are near no name.
  const guessable = wanted.length > 2 ? lessons : [];
  const names = guessable.flatMap(({ id, slug }) =>
    [slug, ...slug.split('-'), slug.slice(0, wanted.length - 1)]
      .filter((name) => name.length > 2)
      .map((name) => ({ id, name })),
  );
  const near = nearName(
    wanted,
    names.map(({ name }) => name),
  );
  throw unknownName('lesson-unknown', { given }, names.find(({ name }) => name === near)?.id);
}
