import { type Block, blocksOf, everyBlock, nameOf, rightPlace } from '../../course/blocks.ts';
import { type Page, pagesOf } from '../../course/page.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem } from '../content.ts';

/** A page has the lesson's title. */
export function* titles({ lessons }: Content): Generator<Problem> {
  for (const { manifest, pages } of lessons) {
    for (const { file, language, front } of pagesOf({ pages })) {
      const theirs = manifest.title[language];
      if (front.title === theirs) continue;
      yield problem(file, 2, 'title-differs', { ours: front.title, theirs });
    }
  }
}

const everyPage = ({ writings }: Content): Page[] => writings.flatMap(pagesOf);

/** An id names one heading or one question of a page. */
export function* uniqueIds(content: Content): Generator<Problem> {
  for (const { file, blocks } of everyPage(content)) {
    const seen = new Set<string>();
    for (const block of everyBlock(blocks)) {
      if (block.type !== 'heading' && block.type !== 'predict') continue;
      const { id, line } = block;
      if (seen.has(id)) yield problem(file, line, 'id-twice', { id });
      seen.add(id);
    }
  }
}

const typescript = /^(ts|typescript|js|javascript|mjs|mts)$/;

/** Code on a page comes from a program. */
export function* importedCode(content: Content): Generator<Problem> {
  for (const { file, blocks } of everyPage(content)) {
    for (const { language, line } of blocksOf(blocks, 'fence')) {
      if (typescript.test(language)) yield problem(file, line, 'fence-typescript');
    }
  }
}

/** Translations hold the blocks of the English page in its order, with the same ids, imports and answers. */
export function parity({ writings }: Content): Problem[] {
  return writings.flatMap((writing) =>
    pagesOf(writing)
      .filter((page) => page !== writing.pages.en)
      .flatMap((page) => firstDifference(writing.pages.en, page) ?? []),
  );
}

/** Everything after the first difference differs, too: one finding is enough. */
function firstDifference(en: Page, other: Page): Problem | null {
  const ours = [...everyBlock(other.blocks)];
  const theirs = [...everyBlock(en.blocks)];
  for (let at = 0; at < Math.max(ours.length, theirs.length); at += 1) {
    const [own, english] = [ours[at], theirs[at]];
    if (own && !english) return missing(other, own, en);
    if (english && !own) return missing(en, english, other);
    if (!own || !english || nameOf(own) === nameOf(english)) continue;
    const params = {
      ours: nameOf(own),
      theirs: nameOf(english),
      other: en.file,
      line: english.line,
    };
    return problem(other.file, own.line, 'parity-differs', params);
  }
  return null;
}

function missing({ file }: Page, block: Block, other: Page): Problem {
  return problem(file, block.line, 'parity-missing', { ours: nameOf(block), other: other.file });
}

/** With fewer questions, no spread can be told from chance. */
const fewestQuestions = 6;

/**
 * Among all questions with the same number of choices, each place has the right answer at least half
 * as often as its fair share, and at most one and a half times as often.
 */
export function* choices({ lessons }: Content): Generator<Problem> {
  const every = lessons.flatMap(({ pages: { en } }) =>
    blocksOf(en.blocks, 'predict').map((question) => ({ ...question, file: en.file })),
  );
  for (const count of new Set(every.map((question) => question.choices.length))) {
    const asked = every.filter((question) => question.choices.length === count);
    const last = asked.at(-1);
    if (!last || asked.length < fewestQuestions) continue;
    const share = asked.length / count;
    const [least, most] = [Math.ceil(share / 2), Math.floor(share * 1.5)];
    const places = asked.map(rightPlace);
    for (let place = 0; place < count; place += 1) {
      const times = places.filter((right) => right === place).length;
      if (times >= least && times <= most) continue;
      const params = { place: place + 1, times, of: asked.length, choices: count, least, most };
      yield problem(last.file, last.line, 'choices-spread', params);
    }
  }
}
