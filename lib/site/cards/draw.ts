import { type Html, html } from '../../html/html.ts';
import { cardSize } from '../../html/paths.ts';
import type { Step } from '../../wire/conversation.ts';
import { isAlone } from '../../wire/layout.ts';

export type Card = {
  /** Beside the mark: the site's name. */
  site: string;
  above: string;
  title: string;
  /** A conversation, drawn without words. */
  steps: readonly Step[];
};

/** Where the lanes of the conversation are, and how far apart its steps. */
const lanes = { client: 880, server: 1080 };
const [top, gap] = [150, 62];
const most = 6;

/** A card with a title, on the paper of the site, as SVG; never dark. */
export function drawCard({ site, above, title, steps }: Card): string {
  const { width, height } = cardSize;
  const rows = steps.slice(0, most);
  const end = top + rows.length * gap;
  const font = title.length > 34 ? 60 : 80;
  const lines = wrap(title, Math.floor(1300 / font));
  const first = 370 - ((lines.length - 1) * font) / 2;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Source Serif 4" font-weight="600" fill="#1e2330">
<rect width="${width}" height="${height}" fill="#fcfbf8"/>
<path d="M90 0v${height}" stroke="#e6aaa2" stroke-width="2"/>
<rect x="140" y="64" width="64" height="64" rx="12" fill="#24409e"/>
<g transform="translate(140 64) scale(2)" fill="#fff" stroke="#fff"><path d="M9 5v22M23 5v22" stroke-width="2" opacity=".55"/><path d="M9 12l14 2M23 19L9 21" stroke-width="2.5"/><circle cx="23" cy="14" r="2"/><circle cx="9" cy="21" r="2"/></g>
<text x="226" y="108" font-size="34">${site}</text>
<text x="140" y="${first - font - 24}" font-size="32" fill="#24409e">${above}</text>
${lines.map((line, at) => html`<text x="140" y="${first + at * font * 1.1}" font-size="${font}">${line}</text>\n`)}${
  rows.length > 0 &&
  html`<path d="M${lanes.client} ${top}V${end}M${lanes.server} ${top}V${end}" stroke="#dcd8cd" stroke-width="4"/>
<g stroke="#24409e" stroke-width="5" fill="none">${rows.map((step, at) => drawStep(step, top + (at + 0.5) * gap))}</g>
`
}</svg>`.text;
}

function drawStep(step: Step, y: number): Html {
  const from = lanes[step.from];
  if (isAlone(step)) {
    return html`<rect x="${from - 10}" y="${y - 10}" width="20" height="20" fill="#fcfbf8"/>`;
  }
  const to = step.from === 'client' ? lanes.server : lanes.client;
  const way = Math.sign(to - from);
  return html`<path d="M${from} ${y - 6}L${to - way * 4} ${y + 6}m${-18 * way} -11l${18 * way} 11l${-18 * way} 9"/>`;
}

/** A text in lines of at most so many characters, where its words allow it. */
function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most)
      lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}
