import { unescapeHtml } from '../../html/html.ts';

/** A name is what a row of a table is about: its first cell. */
export type Voice = 'prose' | 'code' | 'name';

/** A text of a page, and what it is part of. */
export type Leaf = {
  text: string;
  /** The heading it is of: its id, empty for the page's own; null outside headings. */
  heading: string | null;
  voice: Voice;
  /** Above the title: the lesson's number, or where a program belongs. */
  above: boolean;
  /** A sentence cannot reach from the leaf before into this one. */
  starts: boolean;
};

type Around = Pick<Leaf, 'heading' | 'voice' | 'above'> & { tag: string; out: boolean; row: Row };

/** A row of the .NET map is a section: a list with an id, named by its first cell. */
type Row = { id: string; named: boolean } | null;

/** What is closed on the page stays closed here, answers and hints, but for what explains .NET. */
const closed = new Set(['nav', 'button', 'details', 'script', 'svg', 'noscript']);
/** What is the same everywhere, or has a page of its own, as exercises do. */
const asides = new Set([
  'exercise',
  'hint',
  'legend',
  'facts',
  'sources',
  'who',
  'missing',
  'own',
  'voice',
  'gist',
  'said',
]);
const codes = new Set(['pre', 'figcaption']);
const inline = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'kbd', 'samp', 'span', 'strong']);
const childless = new Set(['br', 'hr', 'img', 'input', 'wbr']);

const piece = /<(\/?)([a-z0-9]+)((?:[^>"]|"[^"]*")*)>|[^<]+/g;

/** The texts of a page's `main`, in order. The site's pages are valid; nothing else is read. */
export function* leavesOf(page: string, language: string): Generator<Leaf> {
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  const open: Around[] = [
    { tag: '', out: false, heading: null, voice: 'prose', above: false, row: null },
  ];
  let starts = true;
  let before = '';
  for (const [text, close, tag, attributes = ''] of main.matchAll(piece)) {
    const around = open.at(-1);
    if (!around) throw new Error(`</${tag}> closes what was not open`);
    if (tag === undefined) {
      if (around.out || (starts && text.trim() === '')) continue;
      const { heading, voice, above } = around;
      yield { text: unescapeHtml(text), heading, voice, above, starts };
      starts = false;
      continue;
    }
    if (!inline.has(tag)) starts = true;
    if (close) open.pop();
    else if (!childless.has(tag) && !attributes.endsWith('/')) {
      const next = inside(around, tag, attributes, language);
      open.push(before === 'tr' && tag === 'td' ? { ...next, voice: 'name' } : next);
    }
    before = tag;
  }
}

function inside(around: Around, tag: string, attributes: string, language: string): Around {
  const value = (name: string): string | undefined =>
    new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1];
  const classes = value('class')?.split(' ') ?? [];
  const id = value('id') ?? '';
  const row = tag === 'dl' && id !== '' ? { id, named: false } : around.row;
  const names = tag === 'dd' && row?.named === false;
  if (names) row.named = true;
  return {
    tag,
    out:
      around.out ||
      (closed.has(tag) && !classes.includes('dotnet')) ||
      classes.some((name) => asides.has(name)) ||
      (tag === 'dt' && around.row !== null) ||
      (around.heading === null && (value('lang') ?? language) !== language),
    heading: names ? row.id : (headingOf(tag, id) ?? around.heading),
    voice: codes.has(tag) || classes.includes('command') ? 'code' : around.voice,
    above: around.above || classes.includes('number'),
    row,
  };
}

function headingOf(tag: string, id: string): string | null {
  if (tag === 'h1') return '';
  return /^(?:h[2-6]|dt)$/.test(tag) && id !== '' ? id : null;
}
