import * as v from 'valibot';
import { readJson } from './read-json.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const perLanguage = v.strictObject({ en: text, fr: text });
const minutes = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a system may lack; a run that needs it is reported as not shown there, never failed. */
export const gates = [
  'linux',
  'ipv6',
  'second-loopback',
  'libuv-before-1-52',
  'for-await-destroys',
] as const;
export type Gate = (typeof gates)[number];

const schema = v.strictObject({
  title: perLanguage,
  minutes: v.strictObject({ read: minutes, exercises: minutes }),
  /** Lessons to have read before, by folder name. */
  needs: v.array(text),
  /** File names in lessons/sources.json. */
  sources: v.array(text),
  /** What the lesson teaches: a term of the glossary → the section that explains it. */
  concepts: v.record(text, text),
  /** In the order in which they are met; each has a folder of its name in `exercises/`. */
  exercises: v.optional(v.array(v.strictObject({ slug: text, title: perLanguage })), []),
  /** Program → what its comparison leaves open: `numbers` every number, `text` every line. */
  normalise: v.optional(v.record(text, v.picklist(['numbers', 'lines'])), {}),
  /** Program → what the system must have for its recording to be compared. */
  requires: v.optional(v.record(text, v.array(v.picklist(gates))), {}),
});

export type Manifest = v.InferOutput<typeof schema>;

/** Reads and checks a `lesson.json`. `label` names it in messages. */
export function readManifest(file: URL, label: string): Manifest {
  return readJson(file, label, schema);
}
