import type { Language } from '../../base/i18n.ts';
import type { UserError } from '../../base/user-error.ts';
import { type KeyUnder, words } from '../../base/words.ts';
import { blocksOf } from '../../course/blocks.ts';
import { type Exercise, listExercises } from '../../course/exercises.ts';
import { nearestSolution, solutionsOf } from '../../exercise/diff.ts';
import { ownLineOf } from '../../exercise/fault.ts';
import type { WatchState } from '../../exercise/watch/state.ts';
import { renderBlocks } from '../../html/blocks.ts';
import { coloredLines } from '../../html/code.ts';
import { type Content, type Html, html, join } from '../../html/html.ts';
import { withCode } from '../../html/inline.ts';
import type { LessonContext } from '../../html/page-context.ts';
import { exercisePath, lessonPath, relativeLink } from '../../html/paths.ts';
import { exerciseIn, nextExercise, type Progress, statusOf } from '../../learner/progress.ts';
import { shownPath } from '../../learner/workspace.ts';
import { renderForm } from '../place.ts';
import type { Bench, Given } from './bench.ts';
import type { Copy } from './copy.ts';
import { renderHunks } from './draw-diff.ts';
import { type Edited, renderEditor } from './draw-editor.ts';
import { renderRound } from './draw-verdict.ts';
import type { Program } from './programs.ts';

/** Everything that an exercise shows on its own page. */
export type BenchShown = {
  exercise: Exercise;
  program: Program;
  copy: Copy | UserError | null;
  edited: Edited;
  /** The check that goes on, or went on; null before there was one. */
  watch: WatchState | null;
  /** Whether it is judged again at every save. */
  isChecking: boolean;
  /** Whether the exercise has changed since the copy was made. */
  isOutdated: boolean;
  bench: Bench;
  progress: Progress;
  context: LessonContext;
};

const say = (
  language: Language,
  key: KeyUnder<'live', 'exercise'>,
  params?: Parameters<typeof words>[3],
): string => words('live', language, `exercise.${key}`, params);

/** An exercise on its own page: to be edited, judged, helped with. */
export function renderBench(shown: BenchShown): Html {
  const { program, copy, context, watch, isChecking } = shown;
  const { language } = context;
  const label = say(language, 'bench');
  if (copy === null && !isChecking) {
    return html`<section class="bench" aria-label="${label}">
<p>${withCode(say(language, 'beginSay', { file: shownPath(program.copy) }))}</p>
${renderAct(shown, 'begin', html`<button class="first">${say(language, 'begin')}</button>`)}${renderProgram(`${program.name}.ts`, program.original(language))}${renderHelp(shown)}</section>
`;
  }
  const place = {
    ...{ language, path: context.path },
    id: (name: string) => context.id(`live_${name}`),
  };
  return html`<section class="bench" aria-label="${label}">
${shown.isOutdated && html`<p class="soft">${say(language, 'outdated')}</p>\n`}${renderEditor({ ...shown, language, fault: faultIn(watch, copy) }, renderChecks(shown))}<div class="round" aria-live="polite">
${watch && renderRound(watch, isChecking, place)}</div>
${renderHelp(shown)}${renderNext(shown)}</section>
`;
}

/** The line where a program broke, as long as that is what the copy holds. */
function faultIn(watch: WatchState | null, copy: BenchShown['copy']): number | null {
  const attempt = watch?.round?.attempt;
  if (!attempt || !isText(copy) || attempt.submission.source.replaceAll('\r\n', '\n') !== copy.text)
    return null;
  return attempt.judgement.ok ? null : ownLineOf(attempt);
}

/** Checks now, and at every save from then on. */
function renderChecks(shown: BenchShown): Html {
  const { watch, isChecking, context } = shown;
  const { language } = context;
  const check = say(language, watch?.round?.attempt ? 'again' : 'check');
  const button = html`<button class="first" data-saves>${check}</button>`;
  // Between two saves, there is nothing to stop.
  if (!isChecking || watch?.judging === false) return renderAct(shown, 'check', button);
  const stop = html`<button>${say(language, 'stop')}</button>`;
  return html`${renderAct(shown, 'check', button)}${renderAct(shown, 'stop', stop)}`;
}

/** What a lesson's page says of an exercise: how far along it is. */
export function renderDoor({ exercise, progress, context }: BenchShown): Html | null {
  const status = statusOf(progress, exercise);
  if (status === 'new') return null;
  return html`<p class="soft ${status}">${say(context.language, status)}</p>\n`;
}

/** A button of an exercise. */
function renderAct({ exercise, context }: BenchShown, act: string, inside: Content): Html {
  const { language } = context;
  const fields = { exercise: exercise.id, act, language };
  return renderForm({ to: '/.live/exercise', fields }, inside);
}

/** The exercise on its lesson's page. */
const hintsOf = ({ exercise, context }: BenchShown) =>
  blocksOf(context.lesson.pages[context.language].blocks, 'exercise').find(
    ({ slug }) => slug === exercise.slug,
  );

/** Hints, one by one; then what gives the exercise away. */
function renderHelp(shown: BenchShown): Html {
  const { exercise, progress, context } = shown;
  const { language } = context;
  const { hints = [] } = hintsOf(shown) ?? {};
  const open = Math.min(hints.length, exerciseIn(progress, exercise.id).hints);
  const left = hints.length - open;
  // What a hint says of sections is on the lesson's page.
  const text = { ...context, textPath: lessonPath(language, context.lesson.slug) };
  const opened = hints.slice(0, open).map(
    (blocks, index) => html`<div class="opened">
<p class="voice">${words('site', language, 'exercise.hint', { number: index + 1 })}</p>
${renderBlocks(blocks, text)}</div>
`,
  );
  const more = say(language, open === 0 ? 'hintFirst' : 'hintMore', { count: left });
  return html`<section class="help" aria-label="${say(language, 'hints')}">
${opened}<div class="bar">
${left > 0 && renderAct(shown, 'hint', html`<button>${more}</button>`)}${renderGivenButton(shown, 'diff')}${renderGivenButton(shown, 'solution')}</div>
${renderAsk(shown)}${renderGiven(shown)}</section>
`;
}

function renderGivenButton(shown: BenchShown, given: Given): Html | null {
  const { bench, copy, context } = shown;
  if (given === 'diff' && !isText(copy)) return null;
  const hide = given === 'diff' ? 'hideDiff' : 'hideSolution';
  const isShown = bench.shown === given;
  const text = say(context.language, isShown ? hide : given);
  return renderAct(shown, given, html`<button aria-expanded="${String(isShown)}">${text}</button>`);
}

function renderAsk(shown: BenchShown): Html | null {
  const { bench, context } = shown;
  const { language } = context;
  if (!bench.ask) return null;
  return html`<div class="callout warning" role="alert">
<p>${say(language, 'ask')}</p>
<div class="bar">
${renderAct(shown, 'yes', html`<button>${say(language, 'yes')}</button>`)}${renderAct(shown, 'no', html`<button>${say(language, 'no')}</button>`)}</div>
</div>
`;
}

function renderGiven({ bench, exercise, copy, context }: BenchShown): Html | null {
  const { language } = context;
  if (bench.shown === 'solution') {
    return join(solutionsOf(exercise).map(({ name, text }) => renderProgram(name, text)));
  }
  if (bench.shown !== 'diff' || !isText(copy)) return null;
  const nearest = nearestSolution(copy.text, exercise);
  if (!nearest) return null;
  const { solution, hunks } = nearest;
  const key = hunks.length > 0 ? 'differs' : 'same';
  return html`<p>${say(language, key, { solution: solution.name })}</p>
${renderHunks(hunks)}`;
}

const isText = (copy: BenchShown['copy']): copy is Copy => copy !== null && 'text' in copy;

const renderProgram = (name: string, text: string): Html => html`<figure class="code">
<figcaption><code>${name}</code></figcaption>
<pre><code>${join(coloredLines(text.trimEnd()), '\n')}</code></pre>
</figure>
`;

/** Where to go from an exercise that is passed. */
function renderNext({ exercise, progress, context }: BenchShown): Html | null {
  const { language, path, site } = context;
  if (statusOf(progress, exercise) !== 'passed') return null;
  const next = nextExercise(progress, listExercises(site.lessons), exercise.id);
  if (!next) return html`<p>${say(language, 'all')}</p>\n`;
  const slug = site.lessons.find(({ id }) => id === next.lesson.id)?.slug ?? '';
  const address = relativeLink(path, exercisePath(language, slug, next.slug));
  return html`<p class="onward">${say(language, 'next')} <a href="${address}">${next.title[language]}</a></p>\n`;
}
