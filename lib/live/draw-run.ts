import type { Language } from '../base/i18n.ts';
import { userErrorText } from '../base/user-error.ts';
import { type Html, html } from '../html/html.ts';
import { placeText } from '../wire/event.ts';
import type { Exit } from '../wire/recording.ts';
import { type Compared, comparison } from './comparison.ts';
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
  const hasEnded = run !== undefined && (run.number > 1 || !going);
  const go = words(language, hasEnded ? 'run.again' : 'run.go');
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
  return [howItEnded(exits, language), found && howItDiffers(found, language)]
    .filter(Boolean)
    .join(' ');
}

function howItEnded(exits: readonly Exit[], language: Language): string {
  const broken = exits.find(({ cause, code }) => cause === 'itself' && code !== 0);
  if (!broken) return words(language, 'run.over');
  const { program, code, signal } = broken;
  return signal
    ? words(language, 'run.endedSignal', { program, signal })
    : words(language, 'run.endedCode', { program, code: code ?? '–' });
}

function howItDiffers({ printed: { count }, onWire }: Compared, language: Language): string {
  if (count > 0) return words(language, 'run.differs', { count });
  return words(language, onWire ? 'run.wireDiffers' : 'run.same');
}
