/**
 * A file in two languages holds pairs: what is read, then, in a hidden span, what it was translated
 * from. `ttu` is a unit of the translation, `stu` the source's unit of the same number.
 *
 *     <span data-ttu-id="a-101">Écoute</span><span class="sxs-lookup"><span data-stu-id="a-101">Listening</span></span>
 */
export type Pair = {
  id: string;
  /** Where it begins, counted from 1. */
  line: number;
  translation: string;
  source: string;
};

/** A unit that has lost its other half, or an end of one that never began. */
export type Unpaired = { id: string; line: number; text: string };

export type Split = {
  /** The whole text with one half of each pair. */
  translation: string;
  source: string;
  pairs: Pair[];
  unpaired: Unpaired[];
};

const opening = /<span\s+data-ttu-id="([^"]*)"\s*>/g;
const lookup = /<\/span>\s*<span\s+class="sxs-lookup"\s*>\s*<span\s+data-stu-id="[^"]*"\s*>/g;
const strayMark =
  /<span\s+data-[ts]tu-id="[^"]*"\s*>|<span\s+class="sxs-lookup"\s*>(?:\s*<span\s+data-stu-id="[^"]*"\s*>)?/g;
const anySpan = /<span(?:\s[^>]*)?>|<\/span\s*>/g;
const blankLine = /\n[ \t]*\r?\n/g;

export const hasPairs = (text: string): boolean => /<span\s+data-ttu-id="/.test(text);

/** Parts a text in two languages. What is outside of pairs belongs to both. */
export function splitPairs(text: string): Split {
  const [lineOf, inCode] = [lineCounter(text), fenceCounter(text)];
  const [translation, source]: [string[], string[]] = [[], []];
  const pairs: Pair[] = [];
  const unpaired: Unpaired[] = [];
  const both = (from: number, to: number): void => {
    const shared = withoutStrays(text.slice(from, to), (mark, at) => {
      unpaired.push({ id: idIn(mark), line: lineOf(from + at), text: '' });
    });
    translation.push(shared);
    source.push(shared);
  };
  const [openings, middles, blanks] = [opening, lookup, blankLine].map((one) => finder(text, one));
  let at = 0;
  for (let open = openings?.(0); open; open = openings?.(at)) {
    both(at, open.index);
    const start = open.index + open[0].length;
    // A pair is over where the next one begins, or its paragraph ends.
    const end = Math.min(
      openings?.(start)?.index ?? text.length,
      blanks?.(start)?.index ?? text.length,
    );
    const [id, line] = [open[1] ?? '', lineOf(open.index)];
    const middle = middles?.(start);
    if (middle && middle.index < end) {
      const from = middle.index + middle[0].length;
      const close = pairEnd(text, from, end);
      const halves = alike(text.slice(start, middle.index), text.slice(from, close.at));
      const pair = inCode(start) ? halves : closed(halves);
      translation.push(pair.translation);
      source.push(pair.source);
      pairs.push({ id, line, ...pair });
      if (!close.whole) unpaired.push({ id, line, text: '' });
      at = close.next;
    } else {
      // The half that is there is all that there is: both languages get it.
      const close = spanEnd(text, start, end) ?? end;
      const half = text.slice(start, close);
      unpaired.push({ id, line, text: half });
      translation.push(half);
      source.push(half);
      at = afterSpan(text, close);
    }
  }
  both(at, text.length);
  return { translation: translation.join(''), source: source.join(''), pairs, unpaired };
}

type Halves = Pick<Split, 'translation' | 'source'>;

const blockMark = /^(?=[-+*>] |#{1,6} )/;
const numberMark = /^(\d{1,9})(?=[.)] )/;
const beginsBlock = (text: string): boolean => blockMark.test(text) || numberMark.test(text);

/** The same kind of text: where only one half begins as a list would, `- ou -`, it is none. */
function alike(translation: string, source: string): Halves {
  if (beginsBlock(translation) === beginsBlock(source)) return { translation, source };
  const plain = (text: string): string => text.replace(blockMark, '\\').replace(numberMark, '$1\\');
  return { translation: plain(translation), source: plain(source) };
}

/** Where code that is opened in one half only never ends, it is none: it would go on in the next pair. */
function closed({ translation, source }: Halves): Halves {
  const [one, other] = [translation, source].map(openCode);
  if (one === undefined || other === undefined || one >= 0 === other >= 0)
    return { translation, source };
  const escaped = (text: string, at: number): string =>
    at < 0 ? text : `${text.slice(0, at)}\\${text.slice(at)}`;
  return { translation: escaped(translation, one), source: escaped(source, other) };
}

/** Where the only backquote is that has no other one to end at; -1 where there is none. */
function openCode(text: string): number {
  const runs = [...text.matchAll(/\\`|`+/g)].filter(([run]) => !run.startsWith('\\'));
  const single = runs.filter(([run]) => run === '`');
  if (single.length !== runs.length || single.length % 2 === 0) return -1;
  return single.at(-1)?.index ?? -1;
}

/** Finds the first match from a place on; places are asked for in rising order, and each is looked at once. */
function finder(text: string, expression: RegExp): (from: number) => RegExpExecArray | null {
  const own = new RegExp(expression.source, 'g');
  let known: RegExpExecArray | null | undefined;
  return (from) => {
    if (known === undefined || (known && known.index < from)) {
      own.lastIndex = from;
      known = own.exec(text);
    }
    return known;
  };
}

/**
 * The two spans around a source's unit close together. Spans of its own are counted; where one of them
 * is only spoken of, and never closed, the last such end before the next pair is it.
 */
function pairEnd(
  text: string,
  from: number,
  to: number,
): { at: number; next: number; whole: boolean } {
  const unit = text.slice(from, to);
  let open = 0;
  let last: { at: number; next: number } | null = null;
  for (const { 0: tag, index } of unit.matchAll(anySpan)) {
    const isEnd = tag.startsWith('</');
    const second = isEnd ? /^<\/span>\s*<\/span>/.exec(unit.slice(index, index + 40)) : null;
    if (second) last = { at: from + index, next: from + index + second[0].length };
    if (second && open === 0 && last) return { ...last, whole: true };
    open += isEnd ? -1 : 1;
  }
  if (last) return { ...last, whole: true };
  const close = spanEnd(text, from, to) ?? to;
  return { at: close, next: afterSpan(text, close), whole: false };
}

/** Where the span that is open at a place closes. */
function spanEnd(text: string, from: number, to: number): number | null {
  let open = 1;
  for (const match of text.slice(from, to).matchAll(anySpan)) {
    open += match[0].startsWith('</') ? -1 : 1;
    if (open === 0) return from + match.index;
  }
  return null;
}

const afterSpan = (text: string, at: number): number =>
  text.startsWith('</span>', at) ? at + '</span>'.length : at;

function withoutStrays(text: string, onStray: (mark: string, at: number) => void): string {
  if (!text.includes('<span')) return text;
  return text.replace(strayMark, (mark: string, at: number) => {
    onStray(mark, at);
    return '';
  });
}

const idIn = (mark: string): string => /-id="([^"]*)"/.exec(mark)?.[1] ?? '';

/** Whether a place is between the fences of code. Places are asked for in rising order. */
function fenceCounter(text: string): (at: number) => boolean {
  const fences = text.matchAll(/^[ \t>]*(?:```|~~~)/gm);
  let next = fences.next();
  let inside = false;
  return (at) => {
    for (; !next.done && next.value.index < at; next = fences.next()) inside = !inside;
    return inside;
  };
}

/** Lines are asked for in rising order. */
function lineCounter(text: string): (at: number) => number {
  let [line, seen] = [1, 0];
  return (at) => {
    if (at < seen) [line, seen] = [1, 0];
    for (let next = text.indexOf('\n', seen); next >= 0 && next < at; ) {
      line += 1;
      seen = next + 1;
      next = text.indexOf('\n', seen);
    }
    return line;
  };
}
