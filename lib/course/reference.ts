import { existsSync } from 'node:fs';
import * as v from 'valibot';
import { perLanguage } from '../base/i18n.ts';
import { inEach } from './in-each.ts';
import { readJson } from './read-json.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const names = v.array(text);

const dotnetSchema = v.array(
  v.strictObject({
    /** Its title is `dotnet:themes.<theme>`. */
    theme: text,
    rows: v.array(
      v.strictObject({
        /** What differs is said in `dotnet:notes.<id>`. */
        id: text,
        dotnet: v.pipe(names, v.minLength(1)),
        kit: names,
        node: names,
        /** What else of .NET leads to it in the search: `ReadAsync` to the row of `Read`. */
        also: v.optional(names, []),
        lesson: text,
        section: text,
      }),
    ),
  }),
);

export const correctionKinds = ['wrong', 'partly', 'outdated', 'bug'] as const;

const correction = v.strictObject({
  /** The claim's number in its article; its words are `corrections:rows.<row>`. */
  row: text,
  kind: v.picklist(correctionKinds),
  /** The section of the lesson that corrects it. */
  section: text,
  /** The programs that show it, of any lesson. */
  programs: v.optional(names, []),
  /** Why no program can. */
  without: v.optional(v.picklist(['standard', 'documentation', 'compiler', 'system'])),
});

const correctionsSchema = v.record(
  text,
  v.array(
    v.pipe(
      correction,
      v.check(
        ({ programs, without }) => (programs.length === 0) === (without !== undefined),
        'either programs, or without',
      ),
    ),
  ),
);

/** What people say, and the words by which lessons call it. */
const sayingsSchema = v.array(
  v.strictObject({ means: inEach(text), said: inEach(v.pipe(names, v.minLength(1))) }),
);

/** Words that mean nearly the same to those who ask, a group a line. */
const nearWordsSchema = inEach(names);

/** In what words people ask for what a section explains: `01-listening#backlog` → phrases. */
const askedSchema = v.record(v.pipe(v.string(), v.regex(/^[^#]+#[^#]+$/)), inEach(text));

/** The same of whole pages, by their paths in a language: `errors/hangs` → phrases. */
const askedPagesSchema = v.record(text, inEach(text));

const sourcesSchema = v.record(
  text,
  v.strictObject({
    title: v.strictObject({ en: v.optional(text), fr: v.optional(text) }),
    assetid: text,
    url: text,
    license: text,
  }),
);

/** How the names of .NET, the kit and Node.js correspond, by theme. */
export type DotnetMap = v.InferOutput<typeof dotnetSchema>;
export type DotnetRow = DotnetMap[number]['rows'][number];
/** What the articles get wrong: lesson → claims. */
export type Corrections = v.InferOutput<typeof correctionsSchema>;
/** What people type for a term or a code, beside the names that errors have in their guide. */
export type SayingsOfBoth = v.InferOutput<typeof sayingsSchema>;
export type NearWords = v.InferOutput<typeof nearWordsSchema>;
export type Asked = v.InferOutput<typeof askedSchema>;
export type AskedPages = v.InferOutput<typeof askedPagesSchema>;
export type Correction = Corrections[string][number];
/** The articles that lessons are made from, by file name. */
export type Sources = v.InferOutput<typeof sourcesSchema>;

export function loadDotnetMap(lessons: URL): DotnetMap {
  return readBeside(lessons, 'dotnet.json', dotnetSchema, []);
}

export function loadCorrections(lessons: URL): Corrections {
  return readBeside(lessons, 'corrections.json', correctionsSchema, {});
}

export function loadSayings(lessons: URL): SayingsOfBoth {
  return readBeside(lessons, 'sayings.json', sayingsSchema, []);
}

export function loadNearWords(lessons: URL): NearWords {
  return readBeside(
    lessons,
    'near-words.json',
    nearWordsSchema,
    perLanguage(() => []),
  );
}

export function loadAsked(lessons: URL): Asked {
  return readBeside(lessons, 'asked.json', askedSchema, {});
}

export function loadAskedPages(lessons: URL): AskedPages {
  return readBeside(lessons, 'asked-pages.json', askedPagesSchema, {});
}

export function loadSources(lessons: URL): Sources {
  return readBeside(lessons, 'sources.json', sourcesSchema, {});
}

/** Reads and checks a file beside the lessons; empty for lessons that are not in it. */
export function readBeside<Schema extends v.GenericSchema>(
  lessons: URL,
  name: string,
  schema: Schema,
  none: v.InferOutput<Schema>,
): v.InferOutput<Schema> {
  const file = new URL(name, lessons);
  return existsSync(file) ? readJson(file, `lessons/${name}`, schema) : none;
}
