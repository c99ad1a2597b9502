import { type Block, type Inline, plainText } from './blocks.ts';

/** A sentence ends at its mark, with the quotation mark or bracket that follows, before a space. */
const end = /(?<=[.!?…]\u202f?[»”’")\]]*) /;
const ended = /[.!?…]\u202f?[»”’")\]]*$/;

/** A paragraph's sentences, each with its styles. */
export function sentencesOf(inlines: readonly Inline[]): Inline[][] {
  const sentences: Inline[][] = [];
  let current: Inline[] = [];
  const finish = (): void => {
    if (current.length > 0) sentences.push(current);
    current = [];
  };
  for (const inline of inlines) {
    if (inline.type !== 'text') {
      current.push(inline);
      continue;
    }
    const after = current.at(-1);
    const starts = after && after.type !== 'code' && ended.test(plainText([after]));
    if (starts && inline.text.startsWith(' ')) finish();
    const texts = inline.text.slice(current.length === 0 ? leading(inline.text) : 0).split(end);
    texts.forEach((text, index) => {
      if (index > 0) finish();
      if (text !== '') current.push({ type: 'text', text });
    });
  }
  finish();
  return sentences;
}

const leading = (text: string): number => text.length - text.trimStart().length;

/** The first sentences: whole ones, until they have at least that many characters. */
export function firstSentences(inlines: readonly Inline[], least: number): Inline[] {
  const taken: Inline[][] = [];
  for (const sentence of sentencesOf(inlines)) {
    taken.push(sentence);
    if (plainText(joined(taken)).length >= least) break;
  }
  return joined(taken);
}

export function joined(sentences: readonly Inline[][]): Inline[] {
  return sentences.flatMap((sentence, at) =>
    at === 0 ? sentence : [{ type: 'text', text: ' ' }, ...sentence],
  );
}

/** The last sentence, when it announces what follows: it ends with a colon. */
export function announcement(inlines: readonly Inline[]): Inline[] | null {
  const last = sentencesOf(inlines).at(-1);
  return last && plainText(last).endsWith(':') ? last : null;
}

/** What a folded text is about: its first sentence, without styles. */
export function gistOf(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.type === 'paragraph');
  return plainText(sentencesOf(first?.children ?? [])[0] ?? []);
}
