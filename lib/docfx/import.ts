import { type OwnLanguage, ownLanguages } from '../base/i18n.ts';
import { UserError } from '../base/user-error.ts';
import type { Block } from '../course/blocks.ts';
import { frontText } from './article.ts';
import { filesBeside } from './beside.ts';
import { type Draft, type DraftPage, draftOf, lostWords } from './draft.ts';
import { countSegments, lessonFiles } from './lesson.ts';
import type { Notice } from './notices.ts';
import { readSource, type Source } from './source.ts';
import { type ImportOptions, writeLesson } from './write-lesson.ts';

/** What an import did, as `--json` prints it. Lines are counted from 1. */
export type Imported = {
  lesson: string;
  languages: Partial<Record<OwnLanguage, { segments: number }>>;
  paired: number;
  unpaired: { file: string; line: number; text: string }[];
  xrefs: { resolved: number; unknown: string[] };
  notUnderstood: (Pick<Notice, 'line' | 'text'> & { file: string })[];
  /** What an article takes in from elsewhere, links nobody can follow from here, and comments. */
  missing: (Notice & { file: string })[];
  /** Where two articles in two languages begin to differ in structure. */
  apart: { file: string; line: number }[];
  /** The language that is still to be translated. */
  untranslated: OwnLanguage | null;
  /** Words of the text that are neither on a page nor in this report. */
  lost: string[];
};

/**
 * Makes a lesson of one article, or of two that say the same in two languages. Nothing is written
 * unless all of it can be.
 *
 * @throws UserError `import-…` for files that are no such articles, `lesson-there` without `force`.
 */
export function importArticles(paths: readonly string[], options: ImportOptions): Imported {
  const sources = paths.map(readSource);
  const drafts = sources.map((source) => readDraft(source));
  refuseStrangers(drafts, paths);
  // The English headings give both languages their ids.
  const english = drafts.find(({ pages }) => pages.en)?.pages.en;
  for (const [index, source] of sources.entries()) {
    if (english && !drafts[index]?.pages.en) drafts[index] = readDraft(source, english.ids);
  }
  const pages = pagesOf(
    drafts,
    sources.map(({ file }) => file),
  );
  const { slug, files } = lessonFiles(pages, drafts, sources);
  const lesson = writeLesson(slug, files, options);
  return { lesson, ...reportOf(drafts, pages, sources) };
}

function readDraft({ file, text, path }: Source, ids?: readonly string[]): Draft {
  const draft = draftOf(text, { path, ids, beside: filesBeside(file) });
  if ('unknown' in draft) throw new UserError('import-language', { file, language: draft.unknown });
  if (Object.values(draft.pages).every(({ blocks }) => blocks.length === 0)) {
    throw new UserError('import-not-article', { file });
  }
  return draft;
}

/** Both languages of an article have the same id; where one has none, its name alone says that they belong together. */
function refuseStrangers(
  drafts: readonly Draft[],
  [file = '', other = '']: readonly string[],
): void {
  const ids = drafts
    .map(({ article }) => frontText(article, 'ms.assetid'))
    .filter((id) => id !== '');
  if (new Set(ids).size > 1) throw new UserError('import-strangers', { file, other });
}

function pagesOf(
  drafts: readonly Draft[],
  files: readonly string[],
): Partial<Record<OwnLanguage, DraftPage>> {
  const pages: Partial<Record<OwnLanguage, DraftPage>> = {};
  for (const [index, draft] of drafts.entries()) {
    for (const language of ownLanguages) {
      const page = draft.pages[language];
      if (!page) continue;
      if (pages[language])
        throw new UserError('import-same-language', { file: files[index] ?? '', language });
      pages[language] = page;
    }
  }
  return pages;
}

function reportOf(
  drafts: readonly Draft[],
  pages: Partial<Record<OwnLanguage, DraftPage>>,
  sources: readonly Source[],
): Omit<Imported, 'lesson'> {
  const each = drafts.map((draft, index) => ({ draft, file: sources[index]?.file ?? '' }));
  const notices = each.flatMap(({ draft, file }) => draft.notices.map((one) => ({ file, ...one })));
  const isOdd = ({ kind }: Notice): boolean => kind === 'not-understood';
  const both =
    pages.en && pages.fr && drafts.length > 1 ? compare(pages.en.blocks, pages.fr.blocks) : null;
  const counted = ownLanguages.flatMap((language) => {
    const page = pages[language];
    const pairs = drafts[0]?.pairs.length ?? 0;
    if (!page) return [];
    return [[language, { segments: pairs > 0 ? pairs : countSegments(page.blocks) }] as const];
  });
  const members = new Set(drafts.flatMap(({ members }) => [...members.keys()]));
  const unknown = notices.filter((one) => isOdd(one) && one.text.startsWith('<xref:'));
  return {
    languages: Object.fromEntries(counted),
    paired: both?.paired ?? drafts.reduce((sum, { pairs }) => sum + pairs.length, 0),
    unpaired: each.flatMap(({ draft, file }) =>
      draft.unpaired.map(({ line, text }) => ({ file, line, text })),
    ),
    xrefs: { resolved: members.size, unknown: unknown.map(({ text }) => text.slice(6, -1)) },
    notUnderstood: notices
      .filter((one) => isOdd(one) && !unknown.includes(one))
      .map(({ file, line, text }) => ({ file, line, text })),
    missing: notices.filter((one) => !isOdd(one)),
    apart: both?.apart
      ? each.map(({ file, draft }) => ({
          file,
          line: draft.pages.en ? (both.apart?.[0] ?? 1) : (both.apart?.[1] ?? 1),
        }))
      : [],
    untranslated: ownLanguages.find((language) => !pages[language]) ?? null,
    lost: drafts.flatMap(lostWords),
  };
}

/** How far two pages have the same structure, and the lines where they no longer do. */
function compare(
  en: readonly Block[],
  fr: readonly Block[],
): { paired: number; apart: [number, number] | null } {
  const shape = (block: Block | undefined): string =>
    block === undefined ? '' : block.type === 'heading' ? `heading ${block.level}` : block.type;
  const at = Array.from({ length: Math.max(en.length, fr.length) }).findIndex(
    (_, index) => shape(en[index]) !== shape(fr[index]),
  );
  const paired = countSegments(at < 0 ? en : en.slice(0, at));
  if (at < 0) return { paired, apart: null };
  return {
    paired,
    apart: [en[at]?.line ?? en.at(-1)?.line ?? 1, fr[at]?.line ?? fr.at(-1)?.line ?? 1],
  };
}
