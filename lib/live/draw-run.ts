import type { Language } from '../base/i18n.ts';
import { userErrorText } from '../base/user-error.ts';
import { wordsOf } from '../base/words.ts';
import { type Html, html } from '../html/html.ts';
import { recordingOf, renderLegend, renderOutput } from '../html/run.ts';
import { renderWire } from '../html/wire.ts';
import { compareRecordings } from '../wire/compare.ts';
import { conversation, type Step } from '../wire/conversation.ts';
import {
  compareOutput,
  compareSteps,
  type OutputDifferences,
  type StepDifferences,
} from '../wire/differences.ts';
import { placeText } from '../wire/event.ts';
import type { OutputLine, Recording } from '../wire/recording.ts';
import { stepSentence } from '../wire/sentences.ts';
import { inStep } from './peer/in-step.ts';
import { withPeerNames } from './peer/names.ts';
import { type RunPlace, renderForm } from './place.ts';
import { isGoing, type LiveRun, mostKept, mostRuns, placeOf } from './state.ts';
import { liveWords as words } from './words.ts';

/** Run, Stop, how it goes, and which run is shown; `tools`: what others put beside them. */
export function renderBar(
  run: LiveRun | undefined,
  place: RunPlace,
  tools: readonly (Html | null)[],
): Html {
  const { language } = place.context;
  const going = isGoing(run);
  const off = (isOff: boolean) => isOff && html` aria-disabled="true"`;
  const go = words(language, run ? 'run.again' : 'run.go');
  const stop = html`<button class="stop"${off(run?.phase !== 'running')}>${words(language, 'run.stop')}</button>`;
  return html`<div class="bar">
${renderForm({ to: '/.live/run', fields: { run: place.id, language } }, html`<button class="go" data-saves${off(going)}>${go}</button>`)}${
  run && renderForm({ to: '/.live/stop', fields: { run: place.id } }, stop)
}${tools}<p class="how" role="status">${run && howItGoes(run, place)}</p>
${run && renderViews(run, place)}</div>
`;
}

const siteWords = wordsOf('site');

/** `recorded | yours` */
function renderViews({ view }: LiveRun, { id, context }: RunPlace): Html {
  const { language } = context;
  const choices = (['recorded', 'yours'] as const).map((choice) =>
    renderForm(
      { to: '/.live/show', fields: { run: id, view: choice } },
      html`<button aria-pressed="${view === choice ? 'true' : 'false'}">${words(language, `run.${choice}`)}</button>`,
    ),
  );
  return html`<div class="views" role="group" aria-label="${words(language, 'run.views')}">\n${choices}</div>\n`;
}

function howItGoes(run: LiveRun, place: RunPlace): string {
  const { language } = place.context;
  const { phase, trouble, exits } = run;
  if (phase === 'stopping') return words(language, 'run.stopping');
  if (phase === 'running') {
    const server = run.started.find((program) => placeOf(run, program));
    if (server === undefined) {
      return words(language, run.output.length > 0 ? 'run.running' : 'run.starting');
    }
    const at = placeText(placeOf(run, server));
    return words(language, 'run.listens', { program: server, place: at });
  }
  if (trouble === 'full') return words(language, 'run.full', { most: mostRuns });
  if (trouble === 'long') return words(language, 'run.endedLong', { most: mostKept });
  if (trouble) return userErrorText(language, trouble);
  const causes = exits.map(({ cause }) => cause);
  if (causes.includes('time')) return words(language, 'run.endedTime');
  if (causes.includes('output')) return words(language, 'run.endedOutput');
  if (causes.includes('memory')) return words(language, 'run.endedMemory');
  const last = exits.at(-1);
  if (last?.cause !== 'itself') return words(language, 'run.stopped');
  const found = comparison(run, place);
  if (found) {
    const { count } = found.printed;
    if (count > 0) return words(language, 'run.differs', { count });
    return words(language, found.onWire ? 'run.wireDiffers' : 'run.same');
  }
  const { program, code, signal } = last;
  if (signal) return words(language, 'run.endedSignal', { program, signal });
  return code === 0
    ? words(language, 'run.over')
    : words(language, 'run.endedCode', { program, code: code ?? '–' });
}

type Compared = {
  printed: OutputDifferences;
  /** What happened on the wire, step by step, and how it differs; null if it does not. */
  steps: readonly Step[];
  onWire: StepDifferences | null;
};

/** A run is compared once: it is drawn whenever something else on its page changes. */
const compared = new WeakMap<LiveRun, Compared | null>();

/** How a run that has ended by itself differs from what was recorded of the same programs. */
function comparison(run: LiveRun, place: RunPlace): Compared | null {
  const known = compared.get(run);
  if (known !== undefined) return known;
  const found = compare(run, place);
  compared.set(run, found);
  return found;
}

function compare(run: LiveRun, { lesson, programs, context }: RunPlace): Compared | null {
  const { phase, started, output, exits, language } = run;
  if (phase !== 'over' || started.join() !== programs.join()) return null;
  const recorded = recordingOf(programs, { ...context, language });
  if (!recorded || exits.at(-1)?.cause !== 'itself') return null;
  const { normalise } = lesson.manifest;
  const wire = inOrder(run);
  const own: Recording = { ...recorded, output: [...output], wire: [...wire], exits: [...exits] };
  const isOnWire = ({ what }: { what: string }): boolean => what.endsWith(' wire');
  const steps = conversation(wire);
  const differs = compareRecordings(recorded, own, normalise).some(isOnWire);
  return {
    printed: compareOutput(recorded, own, normalise),
    steps,
    onWire: differs ? compareSteps(conversation(recorded.wire), steps) : null,
  };
}

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
  const around = (line: OutputLine, text: Html): Html => {
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
${!isSilent && renderOutput(parts, { language }, around)}${found && renderSigns(found, language)}${
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

/** Programs tell what they did each in its own time. */
const inOrder = ({ wire }: LiveRun) => inStep(wire);
