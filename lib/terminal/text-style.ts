import { isPosix, type Language } from '../base/i18n.ts';
import { type Output, paint, type Screen, screenOf } from '../base/screen.ts';

/** How to draw for one person: their language, the width, the colors and the characters they can see. */
export type TextStyle = Screen & {
  language: Language;
  unicode: boolean;
  /** Whether an address can be opened with a click, even where it is broken into several lines. */
  hyperlinks?: boolean;
};

/** Whether lines and arrows can be drawn with more than ASCII. */
export function drawsUnicode(env = process.env, platform = process.platform): boolean {
  if (env.TERM === 'dumb' || env.TERM === 'linux') return false;
  if (platform !== 'win32') {
    // Without any locale, a terminal is as likely to be a modern one.
    const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
    const charset = /\.([^@]+)/.exec(locale)?.[1] ?? (isPosix(locale) ? 'ASCII' : 'UTF-8');
    return /^utf-?8$/i.test(charset);
  }
  return [env.WT_SESSION, env.TERM_PROGRAM, env.ConEmuTask, env.CI].some((name) => name);
}

/** Whether a terminal says that it is one of those that know OSC 8, the sequence for a link. */
function knowsHyperlinks({ NO_COLOR = '', TERM = '', ...env }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR !== '' || TERM === 'dumb') return false;
  const programs = ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'Tabby', 'rio'];
  if (programs.includes(env.TERM_PROGRAM ?? '')) return true;
  // A multiplexer hides them, or the terminal it is in does not know them.
  if (/^(screen|tmux)/.test(TERM)) return false;
  if (/^(xterm-kitty|xterm-ghostty|alacritty|foot|contour)/.test(TERM)) return true;
  return Number(env.VTE_VERSION) >= 5000 || Boolean(env.WT_SESSION || env.KONSOLE_VERSION);
}

const plainSigns: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
  '•': '*',
  '→': '->',
  '←': '<-',
  '↑': '^',
  '↓': 'v',
};

/** A text with the signs of ASCII in place of finer ones: quotes, dashes, no-break spaces. */
export const withPlainSigns = (text: string): string =>
  text
    // In French, these spaces belong to the quotes.
    .replace(/«[\u00a0\u202f]|[\u00a0\u202f]»/g, '"')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[‘’“”«»–—…·•→←↑↓]/g, (sign) => plainSigns[sign] ?? sign);

/** What can be drawn on a stream, in a language. */
export function textStyleOf(stream: Output, language: Language, env = process.env): TextStyle {
  const hyperlinks = stream.isTTY === true && knowsHyperlinks(env);
  return { ...screenOf(stream, env), language, unicode: drawsUnicode(env), hyperlinks };
}

const rich = {
  bar: '│',
  top: '╭─',
  end: '╰─',
  rule: '─',
  right: '▶',
  left: '◀',
  arrowRight: '→',
  arrowLeft: '←',
  bullet: '•',
  yes: '✓',
  no: '✗',
  dot: '●',
  here: '●',
  station: '○',
  point: '❯',
  begun: '◐',
  cut: '┊',
  note: '↳',
  down: '↓',
  up: '↑',
  middle: '·',
};
const ascii: typeof rich = {
  bar: '|',
  top: '+-',
  end: '+-',
  rule: '-',
  right: '>',
  left: '<',
  arrowRight: '->',
  arrowLeft: '<-',
  bullet: '*',
  yes: '+',
  no: 'x',
  dot: 'o',
  here: '*',
  station: 'o',
  point: '>',
  begun: '~',
  cut: ':',
  note: '>',
  down: 'v',
  up: '^',
  middle: '-',
};

export const glyphsOf = ({ unicode }: Pick<TextStyle, 'unicode'>): typeof rich =>
  unicode ? rich : ascii;

type Colored = Pick<Screen, 'colors'>;

/** The one accent color. */
export const accent = (style: Colored, text: string): string => paint(style, 'cyan', text);
/** What passed and what failed, always beside a sign or a word that says it too. */
export const good = (style: Colored, text: string): string => paint(style, 'green', text);
export const bad = (style: Colored, text: string): string => paint(style, 'red', text);
export const strong = (style: Colored, text: string): string => paint(style, 'bold', text);
/** For titles, and for what is chosen. */
export const bright = (style: Colored, text: string): string => accent(style, strong(style, text));
export const quiet = (style: Colored, text: string): string => paint(style, 'dim', text);

/** Prose is never wider than this, however wide the terminal. */
export const proseColumns = 78;
export const proseWidth = ({ columns }: Pick<TextStyle, 'columns'>): number =>
  Math.min(columns, proseColumns);
