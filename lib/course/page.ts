import { existsSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import { hashOf } from '../base/files.ts';
import { fallback, isAdded, type Language, perLanguage } from '../base/i18n.ts';
import {
  type Block,
  blocksOf,
  everyBlock,
  type Heading,
  type Inline,
  plainText,
  type Written,
  withoutPrompts,
} from './blocks.ts';
import { parsePage } from './parse.ts';
import { ContentError } from './problem.ts';
import { checked } from './read-json.ts';
import { readText } from './read-text.ts';
import { codeReader } from './regions.ts';

/** One language's page of a lesson or guide. It is parsed when something in it is asked for. */
export type Page = {
  readonly language: Language;
  /** The file as messages name it, `lessons/01-listening/en.md`. */
  readonly file: string;
  readonly front: FrontMatter;
  /** What learners read: nothing that is only for the instructor. */
  readonly blocks: Block[];
  readonly sections: Section[];
  /** The whole page, for speaker notes and for the content rules. */
  readonly written: { blocks: Written[]; sections: Section<Written>[] };
  /** Where things are in it. */
  readonly outline: Outline;
};

/**
 * The pages of a folder; where an added language has none, it is the English one, which says so with
 * its `language`. `name` is the folder as messages say it.
 */
export function readPages(folder: URL, name: string): Record<Language, Page> {
  const english = readPage(folder, name, fallback);
  return perLanguage((language) => {
    if (language === fallback) return english;
    const isThere = !isAdded(language) || existsSync(new URL(`${language}.md`, folder));
    return isThere ? readPage(folder, name, language) : english;
  });
}

/** Each page once. */
export const pagesOf = ({ pages }: { pages: Record<Language, Page> }): Page[] => [
  ...new Set(Object.values(pages)),
];

function readPage(folder: URL, name: string, language: Language): Page {
  const file = `${name}/${language}.md`;
  const source = once(() =>
    cutFrontMatter(readText(new URL(`${language}.md`, folder), file), file),
  );
  const front = once(() => readFrontMatter(source().yaml, file));
  const written = once(() => withSections(parsePage(source().body, file, codeReader(folder))));
  const read = once(() => withSections(withoutPrompts(written().blocks)));
  const outline = once(() => outlineOf(written().blocks));
  return {
    language,
    file,
    get front() {
      return front();
    },
    get blocks() {
      return read().blocks;
    },
    get sections() {
      return read().sections;
    },
    get written() {
      return written();
    },
    get outline() {
      return outline();
    },
  };
}

/** What a function returns the first time; it is not called again. */
export function once<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

const withSections = <B extends Written>(blocks: B[]): { blocks: B[]; sections: Section<B>[] } => ({
  blocks,
  sections: sectionsOf(blocks),
});

/** The text from one `##` heading to the next; what comes before the first one has no title. */
export type Section<B extends Written = Block> = {
  /** The heading's id, equal in both languages; `opening` before the first heading. */
  id: string;
  title: Inline[];
  /** Without the `##` heading itself. */
  blocks: B[];
  line: number;
};

export function sectionsOf<B extends Written>(blocks: readonly B[]): Section<B>[] {
  let current: Section<B> = { id: 'opening', title: [], blocks: [], line: 1 };
  const sections = [current];
  for (const block of blocks) {
    if (block.type === 'heading' && block.level === 2) {
      current = { id: block.id, title: block.children, blocks: [], line: block.line };
      sections.push(current);
    } else current.blocks.push(block);
  }
  return sections.filter((section) => section.id !== 'opening' || section.blocks.length > 0);
}

/** The section that a heading begins, or is in. */
export function sectionWith({ sections }: Pick<Page, 'sections'>, id: string): Section | undefined {
  return sections.find(
    (section) =>
      section.id === id || blocksOf(section.blocks, 'heading').some((one) => one.id === id),
  );
}

/**
 * A fingerprint of what a section says: 12 hexadecimal digits that change with its words and
 * structure, but not with its position, its line breaks and double spaces, the code it imports or its place in the short deck.
 */
export function sectionHash(section: Section<Written>): string {
  const said = JSON.stringify([plainText(section.title), section.blocks], (key, value) => {
    if (key === 'line' || key === 'essential') return undefined;
    const imported = value?.type === 'code' && 'file' in value;
    if (imported) return [value.file, value.region];
    if (value?.type !== 'text') return value;
    return { ...value, text: value.text.replace(/ +/g, ' ') };
  });
  return hashOf(said).slice(0, 12);
}

/** Where things are on a page. */
export type Outline = {
  headings: Heading[];
  /** Each `::: run` and the heading above it. */
  runs: { programs: string[]; section: string | null }[];
};

function outlineOf(blocks: readonly Written[]): Outline {
  const outline: Outline = { headings: [], runs: [] };
  for (const block of everyBlock(blocks)) {
    if (block.type === 'heading') outline.headings.push(block);
    if (block.type !== 'run') continue;
    outline.runs.push({ programs: block.programs, section: outline.headings.at(-1)?.id ?? null });
  }
  return outline;
}

const frontMatterSchema = v.strictObject({
  title: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  summary: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  /** In a translation: section id → hash of the English section it was made from. */
  translates: v.optional(v.record(v.string(), v.string()), {}),
});

export type FrontMatter = v.InferOutput<typeof frontMatterSchema>;

const fence = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/**
 * The front matter of a page, not yet read, and its body, with blank lines before it so that lines
 * still count.
 */
function cutFrontMatter(text: string, file: string): { yaml: string; body: string } {
  const match = fence.exec(text);
  if (!match) throw new ContentError({ file, line: 1, id: 'front-missing', params: {} });
  const blank = '\n'.repeat(match[0].split('\n').length - 1);
  return { yaml: match[1] ?? '', body: blank + text.slice(match[0].length) };
}

function readFrontMatter(yaml: string, file: string): FrontMatter {
  const wrong = (key: string, reason: string): ContentError =>
    new ContentError({ file, line: 1, id: 'front-wrong', params: { key, reason } });
  let value: unknown;
  try {
    value = parse(yaml);
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    throw wrong('YAML', reason);
  }
  return checked(frontMatterSchema, value, wrong);
}

/** A page with other `translates` in its front matter, the rest to the letter as it was. */
export function withTranslates(text: string, translates: Record<string, string>): string {
  const match = fence.exec(text);
  if (!match) return text;
  const kept = (match[1] ?? '').replace(/\r?\ntranslates:(\r?\n[ \t]+.*)*/, '');
  // YAML reads some words as values.
  const key = (id: string): string => (/^(?:null|true|false)$/.test(id) ? `'${id}'` : id);
  const lines = Object.entries(translates).map(([id, hash]) => `  ${key(id)}: '${hash}'`);
  return `---\n${[kept, 'translates:', ...lines].join('\n')}\n---\n${text.slice(match[0].length)}`;
}
