import * as v from 'valibot';
import type { Language } from '../base/i18n.ts';
import { wordsOf } from '../base/words.ts';
import { type Block, plainText } from './blocks.ts';
import { errorGuideId, findErrorGuide } from './catalogue.ts';
import { inEach } from './in-each.ts';
import { type Lesson, loadLesson } from './lesson.ts';
import type { Section } from './page.ts';
import { ContentError } from './problem.ts';
import { readJson } from './read-json.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const texts = v.array(text);

const entrySchema = v.strictObject({
  /** The id of its section, and its name in addresses. */
  id: text,
  /** `error.code`, or the name where an error has no code of its own. */
  codes: v.optional(texts, []),
  /** The exit codes that it stands for. */
  exits: v.optional(v.array(v.number()), []),
  /** Whether it only reports that another error ended something: then the other one decides. */
  outer: v.optional(v.boolean(), false),
  /** As Node prints it. */
  prints: texts,
  who: v.pipe(v.array(v.picklist(['you', 'peer', 'system', 'network'])), v.minLength(1)),
  /** `01-listening#address-in-use`: where lessons teach it. */
  lessons: texts,
  /** The ids of errors that are mistaken for this one. */
  near: texts,
  /** What else people call it or type to find it. */
  aliases: inEach(texts),
});

/** When errors happen; the words are `explain:groups.<group>`. */
const groups = [
  'listening',
  'resolving',
  'connecting',
  'data',
  'closing',
  'limits',
  'arguments',
  'ending',
] as const;

const schema = v.array(
  v.strictObject({ group: v.picklist(groups), entries: v.array(entrySchema) }),
);

export type ErrorEntry = v.InferOutput<typeof entrySchema>;
export type ErrorGroup = v.InferOutput<typeof schema>[number];

/** What errors mean: the texts are a lesson's, the groups say what belongs to each. */
export type ErrorGuide = { lesson: Lesson; groups: ErrorGroup[] };

export function loadErrorGuide(root?: URL): ErrorGuide | null {
  const summary = findErrorGuide(root);
  return summary && { lesson: loadLesson(summary), groups: readGroups(summary.folder) };
}

function readGroups(folder: URL): ErrorGroup[] {
  return readJson(new URL('errors.json', folder), `lessons/${errorGuideId}/errors.json`, schema);
}

export const entriesOf = ({ groups }: Pick<ErrorGuide, 'groups'>): ErrorEntry[] =>
  groups.flatMap(({ entries }) => entries);

/** The codes that pages link to the guide: code → id. Names that every page has are left out. */
export function codesOf(guide: ErrorGuide | null, without?: string): Map<string, string> {
  const entries = guide ? entriesOf(guide) : [];
  return new Map(
    entries
      .filter(({ id, outer }) => id !== without && !outer)
      .flatMap(({ id, codes }) => codes.map((code) => [code, id] as const)),
  );
}

/** What a page says about an error, in the order in which a person in a hurry wants it. */
export type ErrorText = {
  section: Section;
  /** What happened. */
  what: Block;
  /** Who caused it. */
  who: Block;
  /** The parts under `###` headings: what to look at, in code, a run, where it differs. */
  rest: Block[];
};

/** @throws when the section is not there: `validate` has said so before. */
export function errorText({ lesson }: ErrorGuide, id: string, language: Language): ErrorText {
  const page = lesson.pages[language];
  const section = page.sections.find((candidate) => candidate.id === id);
  const [what, who, ...rest] = section?.blocks ?? [];
  if (!section || !what || !who) {
    throw new ContentError({ file: page.file, line: 1, id: 'error-section', params: { id } });
  }
  return { section, what, who, rest };
}

/** The blocks of one part, without its heading; empty where there is none. */
export function partOf(blocks: readonly Block[], id: string): Block[] {
  const at = blocks.findIndex((block) => block.type === 'heading' && block.id === id);
  if (at < 0) return [];
  const after = blocks.slice(at + 1);
  const end = after.findIndex(({ type }) => type === 'heading');
  return end < 0 ? after : after.slice(0, end);
}

/** The words around the guide to errors, on its pages and in the terminal. */
export const errorWords = wordsOf('explain');

/** `ECONNRESET: the peer reset the connection`. */
export function errorTitle(guide: ErrorGuide, id: string, language: Language): string {
  return plainText(errorText(guide, id, language).section.title);
}

/** Who caused it, the likeliest first: `The peer, or the network.` */
export function whoText({ who }: ErrorEntry, language: Language): string {
  const names = who.map((name) => errorWords(language, `names.${name}`));
  const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
  return `${list.charAt(0).toUpperCase()}${list.slice(1)}.`;
}
