import type { Language } from '../../base/i18n.ts';
import { userErrorText } from '../../base/user-error.ts';
import { type KeyUnder, words } from '../../base/words.ts';
import { explanationOf } from '../../course/explained.ts';
import type { Attempt } from '../../exercise/attempt.ts';
import { type Evidence, lastWire, wholeWire } from '../../exercise/evidence.ts';
import { faultOf, faultTitle } from '../../exercise/fault.ts';
import { shownFaults, type TypeFault, typesTitle } from '../../exercise/types.ts';
import { awaitedText, soFarText } from '../../exercise/verdict-lines.ts';
import { lastPrinted, verdictSaid, wireTitle } from '../../exercise/verdict-said.ts';
import type { Round, WatchState } from '../../exercise/watch/state.ts';
import { coloredLines } from '../../html/code.ts';
import { type Html, html } from '../../html/html.ts';
import { lessonPath, relativeLink } from '../../html/paths.ts';
import { renderLines } from '../../html/run.ts';
import { renderWire } from '../../html/wire.ts';
import { type StepResult, stepText } from '../../judge/verdict.ts';
import { shownPath } from '../../learner/workspace.ts';

/** Where a verdict is shown. */
export type Place = {
  language: Language;
  /** The page's file in the site. */
  path: string;
  /** What an id is called there. */
  id: (name: string) => string;
};

const say = (
  language: Language,
  key: KeyUnder<'live', 'exercise'>,
  params?: Parameters<typeof words>[3],
): string => words('live', language, `exercise.${key}`, params);

/** What a check is doing, its steps as they come, and the verdict. */
export function renderRound(
  { exercise, round, trouble, file, kept }: WatchState,
  isChecking: boolean,
  place: Place,
): Html | null {
  const { language } = place;
  if (trouble) return html`<p class="verdict stop">${userErrorText(language, trouble)}</p>\n`;
  if (!round) return null;
  const { steps, attempt, types } = round;
  const lost = kept && words('study', language, 'exercise.lost', { file, kept: shownPath(kept) });
  return html`${lost && html`<p role="alert">${lost}</p>\n`}<p class="soft">${statusText(round, exercise, isChecking, language)}</p>
${
  steps.length > 0 &&
  html`<ul class="checked" aria-label="${say(language, 'steps')}">
${steps.map((step) => renderStep(step, language))}</ul>
`
}${attempt && verdictOf(attempt, place)}${attempt && types && renderTypes(types.faults, attempt, language)}`;
}

function statusText(
  round: Round,
  { steps }: WatchState['exercise'],
  isChecking: boolean,
  language: Language,
): string {
  const { cause, at, attempt, awaited } = round;
  if (attempt) {
    const time = at.toTimeString().slice(0, 8);
    const judged = say(language, 'judgedAt', { time });
    return isChecking ? `${judged} ${say(language, 'onSave')}` : judged;
  }
  const soFar = soFarText(round, steps, language);
  const said = soFar ?? say(language, cause === 'saved' ? 'saved' : 'judging');
  return awaited ? `${said} ${awaitedText(awaited, language, new Date())}` : said;
}

function renderStep({ id, ok }: StepResult, language: Language): Html {
  const mark = say(language, ok ? 'held' : 'failed');
  return html`<li class="${ok ? 'held' : 'broken'}"><span class="mark" role="img" aria-label="${mark}">${ok ? '✓' : '✗'}</span><span>${stepText(language, id)}</span></li>\n`;
}

/** A verdict is drawn again with every step of the next one, in every page that shows it. */
const drawn = new WeakMap<Attempt, Map<string, Html>>();

function verdictOf(attempt: Attempt, place: Place): Html {
  const known = drawn.get(attempt) ?? new Map<string, Html>();
  drawn.set(attempt, known);
  const made = known.get(place.path) ?? renderVerdict(attempt, place);
  known.set(place.path, made);
  return made;
}

/** The verdict in words, where the program broke, what went over the wire, what it printed. */
export function renderVerdict(attempt: Attempt, place: Place): Html {
  const { language } = place;
  const { ending, title, texts } = verdictSaid(attempt, language);
  const failed = ending === 'failed';
  return html`<section class="judged ${ending}">
<p class="verdict">${title}</p>
${texts.map((text) => html`<p class="said-verdict">${text}</p>\n`)}${
  failed && [
    renderFault(attempt, language),
    renderEvidence(lastWire(attempt, language), place, 1),
    renderPrinted(attempt, language),
    renderReadOn(attempt, place),
  ]
}</section>
${renderWhole(attempt, place)}`;
}

/** The line of code where a program broke, or did what the verdict is about. */
function renderFault(attempt: Attempt, language: Language): Html | null {
  const fault = faultOf(attempt);
  if (!fault) return null;
  const { name, line, text } = fault;
  const title = faultTitle(attempt, language);
  return html`${title && html`<p class="voice">${title}</p>\n`}<figure class="code">
<figcaption><code>${name}</code> ${say(language, 'line', { line })}</figcaption>
<pre><code>${coloredLines(text.trim())}</code></pre>
</figure>
`;
}

function renderEvidence({ peer, steps }: Evidence, place: Place, number: number): Html | null {
  if (steps.length === 0) return null;
  return html`<p class="voice">${wireTitle(peer, place.language)}</p>
${renderWire(steps, number, place)}`;
}

function renderPrinted(attempt: Attempt, language: Language): Html | null {
  const { title, lines } = lastPrinted(attempt, language);
  if (lines.length === 0) return null;
  return html`<p class="voice">${title}</p>
<pre class="output"><samp>${renderLines(lines)}</samp></pre>
`;
}

/** The section of a lesson that explains the verdict. */
function renderReadOn({ submission, judgement }: Attempt, { language, path }: Place): Html | null {
  const found = explanationOf(judgement.verdict, submission.exercise, language);
  if (!found) return null;
  const { lesson, id, title } = found;
  const address = `${relativeLink(path, lessonPath(language, lesson.slug))}#${id}`;
  return html`<p class="facts">${say(language, 'readOn')} <a href="${address}">${lesson.id.slice(0, 2)} · ${title}</a></p>\n`;
}

/** Everything that went over the wire, for who wants to see more than the last events. */
function renderWhole(attempt: Attempt, place: Place): Html | null {
  const whole = wholeWire(attempt, place.language);
  if (whole.steps.length === 0) return null;
  return html`<details class="more"><summary>${say(place.language, 'wireAll')}</summary>
${renderWire(whole.steps, 2, place)}</details>
`;
}

/** What TypeScript says, beside a verdict. */
function renderTypes(
  faults: readonly TypeFault[],
  { submission }: Attempt,
  language: Language,
): Html | null {
  if (faults.length === 0) return null;
  const rows = faults.slice(0, shownFaults).map(({ file, line, column, message }) => {
    const name = file.href === submission.file.href ? submission.name : shownPath(file);
    return html`<dt><code>${name}:${line}:${column}</code></dt>\n<dd>${message}</dd>\n`;
  });
  return html`<p class="voice">${typesTitle(faults, language)}</p>
<dl class="types">
${rows}</dl>
`;
}
