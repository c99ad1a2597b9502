import { words } from '../base/words.ts';
import { other, type Side, type Step } from '../wire/conversation.ts';
import { placeText } from '../wire/event.ts';
import { hasBytes, isAlone, type Layout, layOut, numberOf, type Row } from '../wire/layout.ts';
import { shown, stepLabel } from '../wire/sentences.ts';
import { type Html, html } from './html.ts';
import type { PageContext } from './page-context.ts';

/** Lanes are placed at a share of the width, so that the drawing fits any width unscaled. */
const bothLanes: Record<Side, string> = { client: '22%', server: '82%' };
const oneLane: Record<Side, string> = { client: '22%', server: '22%' };
const middle = '52%';
/** How far a datagram goes that is lost. */
const lostAt: Record<Side, string> = { client: '66%', server: '38%' };
const headHeight = 46;
/** A drawing above one of these heights, in pixels, is printed smaller: a page, half a page. */
const [tall, high] = [1030, 590];
/** How many rows a page shows. */
export const limits = { most: 24, first: 14, last: 8 };

/** What a diagram shows on a page, and where. */
export type PageLayout = Layout &
  Pick<WireContext, 'language' | 'marked'> & {
    sides: readonly Side[];
    /** Where the lanes are, across. */
    x: Record<Side, string>;
  };

export type WireContext = Pick<PageContext, 'language' | 'id'> & {
  /** Steps that stand out from the others. */
  marked?: ReadonlySet<Step>;
};

export function pageLayout(
  steps: readonly Step[],
  { language, marked }: Pick<WireContext, 'language' | 'marked'>,
): PageLayout {
  const layout = layOut(steps, limits);
  const sides = (['client', 'server'] as const).filter(
    (side) => layout.lanes[side].length > 0 || layout.connections.length > 0,
  );
  return {
    ...layout,
    language,
    ...(marked && { marked }),
    sides,
    x: sides.length === 1 ? oneLane : bothLanes,
  };
}

/** Lanes, arrows and a few words at each. */
export function renderDrawing(steps: readonly Step[], number: number, context: WireContext): Html {
  const { language } = context;
  const layout = pageLayout(steps, context);
  const { lanes, sides, connections } = layout;
  const { rows, height } = placeRows(layout.rows, headHeight);
  const [title, desc] = ['title', 'desc'].map((part) => context.id(`wire_${number}_${part}`));
  const programs = [...new Set([...lanes.client, ...lanes.server])].join(', ');
  return html`<svg width="100%" height="${height}"${height > high && html` class="${height > tall ? 'tall' : 'high'}"`} role="img" aria-labelledby="${title}" aria-describedby="${desc}">
<title id="${title}">${words('site', language, 'wire.title', { programs })}</title>
<desc id="${desc}">${words('site', language, 'wire.desc', { steps: steps.length, connections: connections.filter(({ datagrams }) => !datagrams).length })}</desc>
${sides.map((side) => renderLane(side, layout))}${rows.map((row) => renderRow(row, layout))}</svg>
`;
}

/** Characters that fit above a lane, and where the drawing is narrow, between it and the edge. */
const laneLimit = 24;
const narrowLimit: Record<Side, number> = { client: 18, server: 15 };

/** The programs of a lane, or where they are too many, the first of them and how many more. */
function laneName(programs: readonly string[], limit = laneLimit): string {
  const all = programs.join(', ');
  return all.length <= limit || programs.length < 2
    ? all
    : `${programs[0]} + ${programs.length - 1}`;
}

function renderLane(side: Side, layout: PageLayout): Html {
  const { language, lanes } = layout;
  const x = layout.x[side];
  const unknown = words('site', language, 'wire.unrecorded');
  const name = laneName(lanes[side]) || unknown;
  const short = laneName(lanes[side], narrowLimit[side]) || unknown;
  return html`<line class="lane" x1="${x}" x2="${x}" y1="${headHeight - 8}" y2="100%"/><text class="role" x="${x}" y="12">${words('site', language, `wire.${side}`)}</text>${
    name === short && !isWide(short, side)
      ? html`<text class="name" x="${x}" y="29">${name}</text>`
      : html`<text class="name long" x="${x}" y="29">${name}</text>${renderShortName(short, side, x)}`
  }
`;
}

const isWide = (name: string, side: Side): boolean => name.length > narrowLimit[side];

/** Where the drawing is narrow, a name that would go past the edge begins or ends there. */
function renderShortName(name: string, side: Side, x: string): Html {
  if (!isWide(name, side)) return html`<text class="name short" x="${x}" y="29">${name}</text>`;
  return x === oneLane.client
    ? html`<text class="name short rightwards" x="0" y="29">${name}</text>`
    : html`<text class="name short leftwards" x="100%" y="29">${name}</text>`;
}

/** Every row is drawn at the same height and then moved, because equal markup compresses well. */
function renderRow(row: PlacedRow, layout: PageLayout): Html {
  const { step } = row;
  const place = html`transform="translate(0 ${row.y + 20})"`;
  if (step === null) {
    const text = words('site', layout.language, 'wire.left', { count: row.left });
    return html`<g class="left" ${place}><text x="${middle}" y="4">${text}</text></g>\n`;
  }
  const time = words('site', layout.language, 'wire.time', { ms: row.ms });
  const isMarked = layout.marked?.has(step) ?? false;
  const pause = row.pause > 0 && renderPause(row.pause, layout);
  const body = isAlone(step) ? renderMark(step, layout) : renderArrow(step, layout);
  return html`<g class="${step.kind}${isMarked && ' marked'}" ${place}>${pause}<text class="time" y="4">${isMarked && '≠ '}${time}</text>${body}</g>\n`;
}

/** Above a row that comes late: time is not to scale, so a pause is drawn as one. */
function renderPause(ms: number, { language, sides, x }: PageLayout): Html {
  const text = words('site', language, 'wire.pause', { ms });
  return html`${sides.map((side) => html`<line class="gap" x1="${x[side]}" x2="${x[side]}" y1="-46" y2="-22"/>`)}<text class="pause" x="${sides.length === 1 ? x.client : middle}" y="-30">${text}</text>`;
}

/** What happens at one end: a square for listening, a struck diamond for a failure. */
function renderMark(step: Step, layout: PageLayout): Html {
  const { kind, from, place } = step;
  const { language, x } = layout;
  const where = kind === 'error' && place !== null ? ` ${placeText(place)}` : '';
  const text = prefix(step, layout) + stepLabel(language, step) + where;
  const rightwards = from === 'client' || x === oneLane;
  return html`<svg x="${x[from]}">${renderMarkShape(kind)}<text class="beside ${rightwards ? 'right' : 'left'}wards" x="${rightwards ? 14 : -14}" y="4">${text}</text></svg>`;
}

function renderArrow(step: Step, layout: PageLayout): Html {
  const { language, x } = layout;
  const from = x[step.from];
  const to = step.kind === 'lost' ? lostAt[step.from] : x[other[step.from]];
  const label = stepLabel(language, step);
  const short = prefix(step, { ...layout, manyPrograms: false }) + label;
  const start = step.kind === 'connect' && html`<svg x="${from}"><circle r="3.5"/></svg>`;
  return html`<line class="arrow" x1="${from}" x2="${to}" y2="6"/>${start}<svg x="${to}" y="6">${renderTip(step.kind, step.from === 'server')}</svg>${twoTexts('label', -5, prefix(step, layout) + label, short)}${
    hasPreview(step) && twoTexts('preview', 21, shown(step, 44), shown(step, 17))
  }`;
}

/** A text for wide drawings and a shorter one for narrow ones. */
function twoTexts(kind: string, y: number, long: string, short: string): Html {
  if (long === short) return html`<text class="${kind}" x="${middle}" y="${y}">${long}</text>`;
  return html`<text class="${kind} long" x="${middle}" y="${y}">${long}</text><text class="${kind} short" x="${middle}" y="${y}">${short}</text>`;
}

/** `#2 `, and with several programs, who is speaking to whom. */
export function prefix({ connection, from }: Step, layout: PageLayout): string {
  if (!connection) return '';
  const number = layout.manyConnections ? `${numberOf(connection)} · ` : '';
  const { programs } = connection;
  const unknown = words('site', layout.language, 'wire.unrecorded');
  const who = `${programs[from] ?? unknown} → ${programs[other[from]] ?? unknown} · `;
  return layout.manyPrograms ? number + who : number;
}

/** What is drawn as a pause, in milliseconds. */
const leastPause = 100;

/** A row with its place on the page, in CSS pixels, and the pause before it, or 0. */
export type PlacedRow = Row & { y: number; pause: number };

/** Gives each row its place, below `top`. */
export function placeRows(
  rows: readonly Row[],
  top: number,
): { rows: PlacedRow[]; height: number } {
  let y = top;
  let last: number | null = null;
  const placed = rows.map((row): PlacedRow => {
    const passed = row.step === null || last === null ? 0 : row.ms - last;
    const pause = passed >= leastPause ? passed : 0;
    last = row.step === null ? null : row.ms;
    if (pause > 0) y += 34;
    const there = { ...row, y, pause };
    y += row.step === null ? 40 : hasPreview(row.step) ? 52 : 38;
    return there;
  });
  return { rows: placed, height: y + 14 };
}

export function hasPreview(step: Step): boolean {
  return hasBytes(step) && step.preview !== '';
}

type Kind = Step['kind'];

/** The end of an arrow says what it is, whatever its color. Drawn for an arrow to the right. */
const tips: Partial<Record<Kind, string>> = {
  connect: 'M-9-5L0 0l-9 5',
  data: 'M0 0l-10-5v10z',
  datagram: 'M0 0l-7-5v10zM-9 0l-7-5v10z',
  lost: 'M-12-6L0 6M-12 6L0-6',
  fin: 'M-14-5L-5 0l-9 5M0-8V8',
  reset: 'M-12-6L0 6M-12 6L0-6',
};

export function renderTip(kind: Kind, leftwards = false): Html {
  const turn = leftwards ? html` transform="scale(-1 1)"` : null;
  return html`<path class="tip" d="${tips[kind] ?? tips.data}"${turn}/>`;
}

/** What happens at one end: a square for listening, a struck diamond for a failure. */
export function renderMarkShape(kind: Kind): Html {
  const shape = kind !== 'error' ? 'M-5-5H5V5H-5z' : 'M0-9L9 0 0 9-9 0zM-3-3L3 3M3-3L-3 3';
  return html`<path class="mark" d="${shape}"/>`;
}
