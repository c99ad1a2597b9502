import type { Language } from '../base/i18n.ts';
import { wordsOf } from '../base/words.ts';
import { type Html, html } from '../html/html.ts';
import { renderLegend, renderOutput } from '../html/run.ts';
import { renderWire } from '../html/wire.ts';
import { conversation, type Step } from '../wire/conversation.ts';
import type { OutputDifferences } from '../wire/differences.ts';
import type { OutputLine } from '../wire/recording.ts';
import { stepSentence } from '../wire/sentences.ts';
import { type Compared, comparison, inOrder } from './comparison.ts';
import { withPeerNames } from './peer/names.ts';
import type { RunPlace } from './place.ts';
import { isGoing, type LiveRun } from './state.ts';
import { liveWords as words } from './words.ts';

const siteWords = wordsOf('site');

/** Lines that are shown at the beginning and at the end of an output that is too long. */
const shown = { first: 100, last: 100 };
/** Steps that are listed of those that were recorded, and did not happen now. */
const mostMissing = 8;

/** What the programs have printed so far, and what has happened on the wire. */
export function renderYours(run: LiveRun | undefined, place: RunPlace): Html | null {
  if (run?.view !== 'yours') return null;
  const { context, number } = place;
  const { language } = context;
  const { started: programs, output, exits } = run;
  const found = comparison(run, place);
  const steps = found?.steps ?? conversation(withPeerNames(inOrder(run), language));
  const gone = new Set([...(found?.printed.missing.values() ?? [])].flat());
  const textOf = (line: OutputLine): Html | string => {
    const { text } = line;
    if (found?.printed.unexpected.has(line)) return html`<mark>${text}</mark>`;
    return gone.has(line) ? html`<del>${text}</del>` : text;
  };
  const lines = inShort(found ? withMissing(output, found.printed) : output, run, place);
  const parts = { programs: [...programs], output: lines, exits: [...exits] };
  const own = { language, id: (name: string) => context.id(`yours_${name}`) };
  const marked = found?.onWire ? { marked: found.onWire.unexpected } : {};
  const isSilent = lines.length === 0 && isGoing(run);
  const isOver = run.phase === 'over';
  // A line that is missing was not printed at any time.
  const played = isOver && lines.length === output.length ? output : [];
  return html`<div class="yours${isOver && ' over'}">
${!isSilent && renderOutput(parts, { language }, { textOf, scrolls: true })}${found && renderSigns(found, language)}${
  steps.length > 0 &&
  html`${renderLegend(context)}${renderWire(steps, number, { ...own, ...marked }, played)}`
}${found?.onWire && renderMissing(found.onWire.missing, language)}</div>
`;
}

/** What the marks mean, where there are any. */
function renderSigns({ printed, onWire }: Compared, language: Language): Html | null {
  const here = printed.unexpected.size + (onWire?.unexpected.size ?? 0) > 0;
  const there = printed.missing.size + (onWire?.missing.length ?? 0) > 0;
  if (!here && !there) return null;
  return html`<p class="legend">${here && html`<mark>${onWire && '≠ '}${words(language, 'run.here')}</mark>\u2002`}${
    there && html`<del>${words(language, 'run.there')}</del>`
  }</p>\n`;
}

/** Of what was recorded on the wire, and did not happen now. */
function renderMissing(steps: readonly Step[], language: Language): Html | null {
  if (steps.length === 0) return null;
  const rest = steps.length - mostMissing;
  return html`<ul class="legend">
${steps.slice(0, mostMissing).map((step) => html`<li><del>${stepSentence(language, step)}</del></li>\n`)}${
  rest > 0 && html`<li>${siteWords(language, 'wire.left', { count: rest })}</li>\n`
}</ul>
`;
}

/** Lines with those that are missing among them, in their places. */
function withMissing(lines: readonly OutputLine[], { missing }: OutputDifferences): OutputLine[] {
  const before = (line: OutputLine | null): readonly OutputLine[] => missing.get(line) ?? [];
  return [...lines.flatMap((line) => [...before(line), line]), ...before(null)];
}

function inShort(lines: readonly OutputLine[], run: LiveRun, place: RunPlace): OutputLine[] {
  const count = lines.length - shown.first - shown.last;
  if (count <= 0) return [...lines];
  const text = `… ${words(place.context.language, 'run.left', { count })}`;
  const gap: OutputLine = { t: 0, program: run.started[0] ?? '', stream: 'out', text };
  return [...lines.slice(0, shown.first), gap, ...lines.slice(-shown.last)];
}
