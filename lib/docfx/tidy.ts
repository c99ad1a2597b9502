import { type Block, type Inline, plainText } from '../course/blocks.ts';

/** Beside what is taken in, or was a link: it becomes a space where words would touch. */
const gap = '\u{e000}';
const gaps = new RegExp(`(?<=[\\p{L}\\p{N}])${gap}+(?=[\\p{L}\\p{N}])`, 'gu');
export const parting = (): Inline => ({ type: 'text', text: gap });
/** Around an item of a list that has to be a part of a sentence, as in the cell of a table. */
const itemEdge = '\u{e001}';
const betweenItems = new RegExp(`(?<=([^\\s${gap}]))${itemEdge}+(?=[^\\s${gap}${itemEdge}])`, 'gu');
export const itemParting = (): Inline => ({ type: 'text', text: itemEdge });
const enumerated = (text: string): string =>
  text
    .replace(betweenItems, (_, before: string) => (/[.,;:!?]/.test(before) ? ' ' : ', '))
    .replaceAll(itemEdge, gap);
const withoutGaps = (inline: Inline): Inline => {
  if (inline.type === 'text') {
    const text = enumerated(inline.text).replace(gaps, ' ').replaceAll(gap, '');
    return { type: 'text', text };
  }
  return 'children' in inline ? { ...inline, children: inline.children.map(withoutGaps) } : inline;
};

/** Neighbors of one kind as one; nothing empty; no space at the ends of lines; no style in itself. */
export function joined(inlines: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const inline of inlines.flatMap(plain)) {
    const last = all.at(-1);
    if (inline.type === 'break') {
      trimEnd(all);
      if (all.length > 0) all.push(inline);
    } else if (inline.type !== 'text') all.push(inline);
    else if (last?.type === 'text') last.text += inline.text;
    else {
      const text =
        last === undefined || last.type === 'break' ? inline.text.trimStart() : inline.text;
      if (text !== '') all.push({ type: 'text', text });
    }
  }
  trimEnd(all);
  return parted(all.map(withoutGaps));
}

const isStyle = (inline: Inline | undefined): boolean =>
  inline?.type === 'strong' || inline?.type === 'emphasis';

/**
 * Markdown knows no style that ends with a sign and has a letter right behind it, or begins so: a
 * space parts them, as it does two styles side by side.
 */
function parted(inlines: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const inline of inlines) {
    const before = all.at(-1);
    if (before && needSpace(before, inline)) {
      if (before.type === 'text') before.text += ' ';
      else if (inline.type === 'text') inline.text = ` ${inline.text}`;
      else all.push({ type: 'text', text: ' ' });
    }
    all.push(inline);
  }
  return all;
}

function needSpace(before: Inline, after: Inline): boolean {
  if (isStyle(before) && isStyle(after)) return true;
  const [end = '', start = ''] = [plainText([before]).at(-1), plainText([after])[0]];
  const isSign = (sign: string): boolean => /[\p{P}\p{S}]/u.test(sign);
  const isLetter = (sign: string): boolean => sign !== '' && !/\s/.test(sign) && !isSign(sign);
  if (isStyle(before))
    return (isSign(end) || endsInMark(before)) && isLetter(start) && after.type !== 'link';
  return (
    isStyle(after) &&
    (isSign(start) || startsWithMark(after)) &&
    isLetter(end) &&
    before.type === 'text'
  );
}

/** Code and links begin and end with signs of their own. */
const endsInMark = (inline: Inline): boolean =>
  'children' in inline
    ? endsInMark(inline.children.at(-1) ?? inline) || inline.type === 'link'
    : inline.type === 'code';
const startsWithMark = (inline: Inline): boolean =>
  'children' in inline
    ? startsWithMark(inline.children[0] ?? inline) || inline.type === 'link'
    : inline.type === 'code';

function trimEnd(all: Inline[]): void {
  for (let last = all.at(-1); last; last = all.at(-1)) {
    if (last.type === 'text') last.text = last.text.trimEnd();
    if (last.type !== 'break' && !(last.type === 'text' && last.text === '')) return;
    all.pop();
  }
}

/** What a style without words, or one in another of its kind, comes to. */
function plain(inline: Inline): Inline[] {
  if (inline.type === 'code')
    return inline.text.trim() === '' ? [{ type: 'text', text: ' ' }] : [inline];
  if (inline.type === 'text') return [{ ...inline }];
  if (inline.type === 'break') return [inline];
  if (plainText(inline.children).trim() === '')
    return [{ type: 'text', text: plainText(inline.children) }];
  const without = inline.children.flatMap((child) =>
    child.type === inline.type && child.type !== 'link' ? child.children : [child],
  );
  if (without.some(({ type }) => type === inline.type))
    return plain({ ...inline, children: without });
  return [{ ...inline, children: within(without) }];
}

/** What is in a style or a link keeps the spaces at its ends. */
function within(inlines: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const inline of inlines.flatMap(plain)) {
    const last = all.at(-1);
    if (inline.type === 'text' && last?.type === 'text') last.text += inline.text;
    else all.push(inline);
  }
  return parted(all);
}

/** Nothing, where there are no words. */
export const paragraph = (children: Inline[], line: number): Block[] =>
  plainText(children).trim() === ''
    ? []
    : [{ type: 'paragraph', line, children: joined(children) }];
