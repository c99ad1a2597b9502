/** A name is what a row of a table is about: its first cell. */
export type Voice = 'prose' | 'code' | 'name';

/** Text of a page with what stands around it. Entities stay: it is written into markup again. */
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

type Around = Pick<Leaf, 'heading' | 'voice' | 'above'> & { tag: string; out: boolean };

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
  const open: Around[] = [{ tag: '', out: false, heading: null, voice: 'prose', above: false }];
  let starts = true;
  let before = '';
  for (const [text, close, tag, attributes = ''] of main.matchAll(piece)) {
    const around = open.at(-1);
    if (!around) throw new Error(`</${tag}> closes what was not open`);
    if (tag === undefined) {
      if (around.out || (starts && text.trim() === '')) continue;
      const { heading, voice, above } = around;
      yield { text, heading, voice, above, starts };
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
  return {
    tag,
    out:
      around.out ||
      (closed.has(tag) && !classes.includes('dotnet')) ||
      classes.some((name) => asides.has(name)) ||
      / data-pagefind-ignore/.test(attributes) ||
      (around.heading === null && (value('lang') ?? language) !== language),
    heading: tag === 'h1' ? '' : /^(?:h[2-6]|dt)$/.test(tag) && id !== '' ? id : around.heading,
    voice: codes.has(tag) || classes.includes('command') ? 'code' : around.voice,
    above: around.above || classes.includes('number'),
  };
}
