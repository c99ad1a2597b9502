import { basename } from 'node:path';
import { type OwnLanguage, otherLanguage, ownLanguages } from '../base/i18n.ts';
import { wordsOf } from '../base/words.ts';
import { type Block, everyBlock, type Inline } from '../course/blocks.ts';
import type { ManifestFile } from '../course/catalogue.ts';
import { sectionHash, sectionsOf, withTranslates } from '../course/page.ts';
import { parsePage } from '../course/parse.ts';
import { frontText } from './article.ts';
import { nodeNames } from './dotnet-names.ts';
import type { Draft, DraftPage } from './draft.ts';
import { nameFrom } from './headings.ts';
import { writeBlocks } from './write.ts';

const words = wordsOf('docfx');

export type LessonFiles = {
  /** The lesson's name without its number, `using-client-sockets`. */
  slug: string;
  /** Name → text: `en.md`, `fr.md`, `lesson.json`. */
  files: Record<string, string>;
};

/** An article's file as it was given, and the hash of its bytes. */
export type Origin = { file: string; hash: string };

/**
 * The files of a lesson. A language that no article has gets the other one's page as a skeleton to
 * translate; the manifest says so.
 */
export function lessonFiles(
  pages: Partial<Record<OwnLanguage, DraftPage>>,
  drafts: readonly Draft[],
  origins: readonly Origin[],
): LessonFiles {
  const shown = (language: OwnLanguage): DraftPage => {
    const page = pages[language] ?? pages[otherLanguage(language)];
    if (!page) throw new Error('an article has a page');
    return page;
  };
  const members = new Map(
    drafts.flatMap((draft) => [...draft.members.values()].map((one) => [one.name, one])),
  );
  const names = [...members.values()].map(({ name, href }) => nodeNames(name, href));
  const files: Record<string, string> = {};
  for (const language of ownLanguages) {
    const { title, summary, blocks } = shown(language);
    const body = writeBlocks([...withPlaces(blocks, language), ...table(names, language)]);
    files[`${language}.md`] =
      `---\ntitle: ${yamlText(title)}\nsummary: ${yamlText(summary)}\n---\n\n${body}`;
  }
  const untranslated = ownLanguages.find((language) => pages[language] === undefined);
  if (untranslated === undefined)
    files['fr.md'] = translated(files['en.md'] ?? '', files['fr.md'] ?? '');
  const text = ownLanguages
    .map((language) => shown(language).text)
    .sort((a, b) => b.length - a.length);
  const manifest: ManifestFile = {
    title: { en: shown('en').title, fr: shown('fr').title },
    minutes: {
      read: Math.max(1, Math.round((text[0]?.split(/\s+/).length ?? 0) / 150)),
      exercises: 0,
    },
    needs: [],
    sources: [],
    concepts: {},
    exercises: [],
    normalise: {},
    requires: {},
    draft: {
      articles: drafts.map((draft, index) => ({
        file: basename(origins[index]?.file ?? ''),
        sha256: origins[index]?.hash ?? '',
        ...provenance(draft),
      })),
      licence: drafts.every(isOfMicrosoft) ? 'CC-BY-4.0' : 'unknown',
      members: names,
      programs: shown('en').blocks.filter(isListing).length,
      ...(untranslated === undefined ? {} : { untranslated }),
    },
  };
  const { exercises: _, normalise: __, requires: ___, ...written } = manifest;
  files['lesson.json'] = `${JSON.stringify(written, null, 2)}\n`;
  return { slug: nameFrom(shown('en').title, 'article'), files };
}

const isListing = ({ type }: Block): boolean => type === 'fence' || type === 'listings';

/** Behind each listing, what is still to be done: a program that runs. */
function withPlaces(blocks: readonly Block[], language: OwnLanguage): Block[] {
  let number = 0;
  return blocks.flatMap((block): Block[] => {
    if (!isListing(block)) return [block];
    number += 1;
    const text = words(language, 'todo', { file: `examples/program-${number}.ts` });
    return [block, { type: 'callout', line: block.line, kind: 'note', children: paragraph(text) }];
  });
}

const paragraph = (text: string): Block[] => [
  { type: 'paragraph', line: 1, children: [{ type: 'text', text }] },
];

/** What of .NET the article uses, and what lessons use in its place. */
function table(names: ReturnType<typeof nodeNames>[], language: OwnLanguage): Block[] {
  if (names.length === 0) return [];
  const head = (['dotnet', 'kit', 'node'] as const).map((key): Inline[] => [
    { type: 'text', text: words(language, `table.${key}`) },
  ]);
  const codes = (texts: readonly string[]): Inline[] =>
    texts.length === 0
      ? [{ type: 'text', text: '—' }]
      : texts.flatMap((text, at): Inline[] => [
          ...(at === 0 ? [] : [{ type: 'text' as const, text: ', ' }]),
          { type: 'code', text },
        ]);
  const rows = names.map(({ name, href, kit, node }): Inline[][] => [
    [{ type: 'link', href, children: [{ type: 'code', text: name }] }],
    codes(kit),
    codes(node),
  ]);
  return [
    {
      ...{ type: 'heading', line: 1, level: 2, id: 'dotnet-and-node' },
      children: [{ type: 'text', text: words(language, 'table.title') }],
    },
    { type: 'table', line: 1, head, rows },
  ];
}

/** The French page, with the hash of each English section that it translates. */
function translated(en: string, fr: string): string {
  const body = en.slice(en.indexOf('\n---\n', 4) + 5);
  const none = (): never => {
    throw new Error('an article imports no code');
  };
  const sections = sectionsOf(parsePage(body, 'en.md', none));
  return withTranslates(fr, Object.fromEntries(sections.map((one) => [one.id, sectionHash(one)])));
}

function provenance({ article }: Draft): {
  date: string;
  translation: string;
  commit: string;
  assetid: string;
} {
  return {
    date: frontText(article, 'ms.date'),
    translation: frontText(article, 'ms.translationtype'),
    commit: frontText(article, 'ms.sourcegitcommit'),
    assetid: frontText(article, 'ms.assetid'),
  };
}

/** Its documentation is published under one license, which no file names. */
const isOfMicrosoft = ({ article }: Draft): boolean =>
  Object.keys(article.front).some((key) => key.startsWith('ms.'));

/** As YAML that nothing in it can break. */
const yamlText = (text: string): string => JSON.stringify(text);

/** Every heading, paragraph, item and cell: what one language says at a time. */
export function countSegments(blocks: readonly Block[]): number {
  let count = 0;
  for (const block of everyBlock(blocks)) {
    if (block.type === 'heading' || block.type === 'paragraph') count += 1;
    if (block.type === 'table') count += [block.head, ...block.rows].flat().length;
  }
  return count;
}
