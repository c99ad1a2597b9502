import type { OwnLanguage } from '../base/i18n.ts';
import { type Block, blocksOf, type Inline, plainText } from '../course/blocks.ts';
import { firstSentences } from '../course/sentences.ts';
import { type Article, frontText, readArticle } from './article.ts';
import { type Beside, nothingBeside } from './beside.ts';
import { convert } from './blocks.ts';
import { languageOf } from './language.ts';
import { type Notice, Notices } from './notices.ts';
import { hasPairs, type Pair, splitPairs, type Unpaired } from './pairs.ts';
import { missingWords, wordsIn } from './words.ts';
import { writeBlocks } from './write.ts';

/** One language's page of a lesson that is made of an article. */
export type DraftPage = {
  title: string;
  summary: string;
  blocks: Block[];
  /** Headings' ids in their order. */
  ids: string[];
  /** The article's text in this language, as it was written. */
  text: string;
};

/** What an article comes to, before anything is written. */
export type Draft = {
  article: Article;
  pages: Partial<Record<OwnLanguage, DraftPage>>;
  pairs: Pair[];
  unpaired: Unpaired[];
  notices: Notice[];
  members: Map<string, { name: string; href: string }>;
};

/** Where in the documentation an article lies: what its links start from. */
export type DraftOptions = {
  path: string | null;
  beside: Beside;
  ids?: readonly string[] | undefined;
};

/** Reads an article: in both languages if it has pairs, else in its own. */
export function draftOf(
  text: string,
  { path, beside, ids }: DraftOptions,
): Draft | { unknown: string } {
  const article = readArticle(text);
  const isBoth = hasPairs(article.body);
  const split = splitPairs(article.body);
  const own = languageOf(frontText(article, 'ms.contentlocale'), split.translation);
  if (typeof own === 'object') return own;
  const notices = new Notices();
  const pages: Draft['pages'] = {};
  const page = (
    half: 'source' | 'translation',
    known: readonly string[] | undefined,
    said: Notices,
  ): DraftPage => {
    const body = split[half];
    const places = { path, anchors: new Map<string, string>() };
    const { linesBefore } = article;
    const made = convert(body, { notices: said, places, beside, half, ids: known, linesBefore });
    const title = onLine(plainText(made.title)) || frontTitle(article) || made.ids[0] || 'article';
    const summary = onLine(summaryOf(made.blocks, article)) || title;
    return { title, summary, blocks: made.blocks, ids: made.ids, text: body };
  };
  if (isBoth) {
    // What is noticed is the same in both: it is said once.
    const en = page('source', ids, notices);
    pages.en = en;
    pages[own === 'en' ? 'fr' : own] = page('translation', en.ids, new Notices());
  } else pages[own] = page('translation', ids, notices);
  const { pairs, unpaired } = split;
  return { article, pages, pairs, unpaired, notices: notices.all, members: notices.members };
}

const frontTitle = (article: Article): string =>
  onLine(
    plainText(convertTitle(frontText(article, 'title').replace(/\s*\|\s*Microsoft Docs$/i, ''))),
  );

function convertTitle(text: string): Inline[] {
  const places = { path: null, anchors: new Map<string, string>() };
  return convert(`# ${text}`, {
    ...{ notices: new Notices(), places, linesBefore: 0 },
    ...{ beside: nothingBeside, half: 'source' },
  }).title;
}

const longest = 240;

/** No-break spaces stay: French has them before a colon. */
const onLine = (text: string): string => text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();

/** What the article says of itself, or its first sentence. */
function summaryOf(blocks: readonly Block[], article: Article): string {
  const described = frontText(article, 'description');
  const first = blocksOf(blocks, 'paragraph')[0];
  const text = first ? plainText(firstSentences(first.children, 20)) : described;
  return text.length > longest ? `${text.slice(0, longest).replace(/\s+\S*$/, '')}…` : text;
}

/** Words of the article that are neither on a page nor in a notice, by language. */
export function lostWords({ pages, notices }: Pick<Draft, 'pages' | 'notices'>): string[] {
  const said = wordsIn(notices.map(({ text }) => text).join('\n\n'));
  return Object.values(pages).flatMap(({ title, blocks, text }) =>
    missingWords(wordsIn(text), wordsIn(writeBlocks(blocks)), wordsIn(title), said),
  );
}
