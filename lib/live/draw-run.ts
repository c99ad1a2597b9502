import { userErrorText } from '../base/user-error.ts';
import { type Html, html } from '../html/html.ts';
import { recordingOf, renderLegend, renderOutput } from '../html/run.ts';
import { renderWire } from '../html/wire.ts';
import { compareOutput, compareRecordings } from '../wire/compare.ts';
import { conversation } from '../wire/conversation.ts';
import { placeText } from '../wire/event.ts';
import type { OutputLine, Recording } from '../wire/recording.ts';
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
    const { count, wire } = found;
    if (count > 0) return words(language, 'run.differs', { count });
    return words(language, wire ? 'run.wireDiffers' : 'run.same');
  }
  const { program, code, signal } = last;
  if (signal) return words(language, 'run.endedSignal', { program, signal });
  return code === 0
    ? words(language, 'run.over')
    : words(language, 'run.endedCode', { program, code: code ?? '–' });
}

type Compared = ReturnType<typeof compareOutput> & { wire: boolean };

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
  return {
    ...compareOutput(recorded, own, normalise),
    wire: compareRecordings(recorded, own, normalise).some(isOnWire),
  };
}

/** Lines that are shown at the beginning and at the end of an output that is too long. */
const shown = { first: 100, last: 100 };
/** Characters of a line that are shown. */
const mostOfLine = 1_000;

/** What the programs have printed so far, and what has happened on the wire. */
export function renderYours(run: LiveRun | undefined, place: RunPlace): Html | null {
  if (run?.view !== 'yours') return null;
  const { context, number } = place;
  const { language } = context;
  const { started: programs, output, exits } = run;
  const steps = conversation(withPeerNames(inOrder(run), language));
  const unexpected = comparison(run, place)?.unexpected;
  const note = words(language, 'run.here');
  const around = (line: OutputLine, text: Html): Html =>
    unexpected?.has(line) ? html`<mark title="${note}">${text}</mark>` : text;
  const parts = { programs: [...programs], output: inShort(output, run, place), exits: [...exits] };
  const own = { language, id: (name: string) => context.id(`yours_${name}`) };
  const isSilent = output.length === 0 && isGoing(run);
  return html`<div class="yours">
${!isSilent && renderOutput(parts, { language }, around)}${
  steps.length > 0 && html`${renderLegend(context)}${renderWire(steps, number, own)}`
}</div>
`;
}

function inShort(lines: readonly OutputLine[], run: LiveRun, place: RunPlace): OutputLine[] {
  const count = lines.length - shown.first - shown.last;
  if (count <= 0) return lines.map(clipped);
  const text = `… ${words(place.context.language, 'run.left', { count })}`;
  const gap: OutputLine = { t: 0, program: run.started[0] ?? '', stream: 'out', text };
  return [...lines.slice(0, shown.first), gap, ...lines.slice(-shown.last)].map(clipped);
}

const clipped = (line: OutputLine): OutputLine =>
  line.text.length <= mostOfLine ? line : { ...line, text: `${line.text.slice(0, mostOfLine)}…` };

/** Programs tell what they did each in its own time. */
const inOrder = ({ wire }: LiveRun) => inStep(wire);
