import type { Language } from '../base/i18n.ts';
import { laneNames, type Side, type Step } from '../wire/conversation.ts';
import { placeText } from '../wire/event.ts';
import { shown, stepLabel, stepSentence } from '../wire/sentences.ts';
import { type Html, html, join } from './html.ts';
import type { PageContext } from './page-context.ts';
import { hasPreview, layRows, type Row } from './wire-rows.ts';
import { renderMarkShape, renderTip } from './wire-shapes.ts';
import { words } from './words.ts';

/** Lanes are placed at a share of the width, so that the layout fits any width unscaled. */
const bothLanes: Record<Side, string> = { client: '22%', server: '82%' };
const oneLane: Record<Side, string> = { client: '22%', server: '22%' };
const middle = '52%';
const headHeight = 46;
const other: Record<Side, Side> = { client: 'server', server: 'client' };

type Layout = {
  language: Language;
  names: Record<Side, readonly string[]>;
  sides: readonly Side[];
  connections: number;
  rows: readonly Row[];
  height: number;
  lanes: Record<Side, string>;
  start: number;
  /** Whether steps say which connection, and which programs, they belong to. */
  manyConnections: boolean;
  manyPrograms: boolean;
};

type Context = Pick<PageContext, 'language' | 'id'>;

/** The conversation as a drawing for eyes and a list of sentences for everybody. */
export function renderWire(steps: readonly Step[], number: number, context: Context): Html {
  return html`<div class="wire">
${renderDrawing(steps, number, context)}${renderWords(steps, context)}</div>
`;
}

function layOut(steps: readonly Step[], language: Language): Layout {
  const names = laneNames(steps);
  const connections = new Set(steps.flatMap(({ connection }) => connection ?? []));
  const { rows, height } = layRows(steps, headHeight);
  const sides = (['client', 'server'] as const).filter(
    (side) => names[side].length > 0 || connections.size > 0,
  );
  return {
    language,
    names,
    sides,
    connections: connections.size,
    rows,
    height,
    lanes: sides.length === 1 ? oneLane : bothLanes,
    start: steps[0]?.t ?? 0,
    manyConnections: connections.size > 1,
    manyPrograms: names.client.length > 1 || names.server.length > 1,
  };
}

/** Lanes, arrows and a few words at each. */
export function renderDrawing(steps: readonly Step[], number: number, context: Context): Html {
  const { language } = context;
  const layout = layOut(steps, language);
  const { names, sides, connections, rows, height } = layout;
  const [title, desc] = ['title', 'desc'].map((part) => context.id(`wire_${number}_${part}`));
  const programs = [...new Set([...names.client, ...names.server])].join(', ');
  return html`<svg width="100%" height="${height}" role="img" aria-labelledby="${title}" aria-describedby="${desc}">
<title id="${title}">${words(language, 'wire.title', { programs })}</title>
<desc id="${desc}">${words(language, 'wire.desc', { steps: steps.length, connections })}</desc>
${sides.map((side) => renderLane(side, names[side], layout))}${rows.map((row) => renderRow(row, layout))}</svg>
`;
}

/** Each step as a sentence. */
export function renderWords(steps: readonly Step[], { language }: Context): Html {
  const layout = layOut(steps, language);
  return html`<details><summary>${words(language, 'wire.words', { count: steps.length })}</summary>
<ol>
${layout.rows.map((row) => renderSentence(row, layout))}</ol>
</details>
`;
}

function renderLane(side: Side, names: readonly string[], { language, lanes }: Layout): Html {
  const x = lanes[side];
  const name = names.join(', ') || words(language, 'wire.unrecorded');
  return html`<line class="lane" x1="${x}" x2="${x}" y1="${headHeight - 8}" y2="100%"/><text class="role" x="${x}" y="12">${words(language, `wire.${side}`)}</text><text class="name" x="${x}" y="29">${name}</text>
`;
}

/** Every row is drawn at the same height and then moved, because equal markup compresses well. */
function renderRow({ y, step, left }: Row, layout: Layout): Html {
  const place = html`transform="translate(0 ${y + 20})"`;
  if (step === null) {
    const text = words(layout.language, 'wire.left', { count: left });
    return html`<g class="left" ${place}><text x="${middle}" y="4">${text}</text></g>\n`;
  }
  const time = timeText(step, layout);
  const body =
    step.kind === 'listen' || step.kind === 'error'
      ? renderMark(step, layout)
      : renderArrow(step, layout);
  return html`<g class="${step.kind}" ${place}><text class="time" y="4">${time}</text>${body}</g>\n`;
}

/** What happens at one end: a square for listening, a struck diamond for a failure. */
function renderMark(step: Step, layout: Layout): Html {
  const { kind, from, place } = step;
  const { language, lanes } = layout;
  const where = kind === 'error' && place !== null ? ` ${placeText(place)}` : '';
  const text = prefix(step, layout) + stepLabel(language, step) + where;
  const rightwards = from === 'client' || lanes === oneLane;
  return html`<svg x="${lanes[from]}">${renderMarkShape(kind)}<text class="beside ${rightwards ? 'right' : 'left'}wards" x="${rightwards ? 14 : -14}" y="4">${text}</text></svg>`;
}

function renderArrow(step: Step, layout: Layout): Html {
  const { language, lanes } = layout;
  const [from, to] = [lanes[step.from], lanes[other[step.from]]];
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
function prefix({ connection, from }: Step, layout: Layout): string {
  if (!connection) return '';
  const number = layout.manyConnections ? `#${connection.number} · ` : '';
  const { programs } = connection;
  const unknown = words(layout.language, 'wire.unrecorded');
  const who = `${programs[from] ?? unknown} → ${programs[other[from]] ?? unknown} · `;
  return layout.manyPrograms ? number + who : number;
}

function timeText({ t }: Step, { language, start }: Layout): string {
  return words(language, 'wire.time', { ms: Math.round(t - start) });
}

function renderSentence(row: Row, layout: Layout): Html {
  const { step, number } = row;
  const { language } = layout;
  if (step === null) {
    return html`<li>${words(language, 'wire.left', { count: row.left })}</li>\n`;
  }
  const parts = [prefix(step, { ...layout, manyPrograms: false }), stepSentence(language, step)];
  return html`<li value="${number}"><span class="time">${timeText(step, layout)}</span> ${join(parts)}</li>\n`;
}
