import { type Html, html } from '../../html/html.ts';
import type { Fragment } from '../../serve/changes-of.ts';
import type { Place } from '../room/event.ts';
import { placeOf } from '../room/state.ts';
import { cellOf } from './board/cells.ts';
import { drawTimer, renderUntil } from './board/top.ts';
import { contentsOf, renderRoomPage } from './page.ts';
import { paceOf } from './plan.ts';
import { renderChoices, renderQuestion, votesText } from './poll.ts';
import { renderCode } from './qr.ts';
import { lessonText, renderBar, say, type View } from './view.ts';

/** How many sections are shown around the one where the room is. */
const wayLength = 5;

/** What the whole room sees; no names, and nothing that is only for the instructor. */
export function drawProjector(view: View): Fragment[] {
  return [
    { id: 'wall_place', content: renderPlace(view) },
    drawTimer(view, 'wall_timer'),
    { id: 'wall_main', content: renderMain(view) },
    { id: 'wall_door', content: renderDoor(view) },
  ];
}

function renderPlace(view: View): Html {
  const { room, course, language } = view;
  const place = placeOf(room);
  if (!place) return html`<h1>${say(view, 'place.ready')}</h1>\n`;
  const pace = paceOf(room, course.steps, view.now);
  return html`<p class="voice">${lessonText(place, view)}</p>
<h1>${place.exercise !== undefined && html`<span>${say(view, 'place.exercise')}</span> `}${course.titleOf(place, language)}</h1>
${pace && html`<p class="until">${room.paused === null ? pace.spent < pace.planned && renderUntil(pace, view) : say(view, 'pace.paused')}</p>\n`}`;
}

/** The one thing to look at. */
function renderMain(view: View): Html {
  const { room, course, language } = view;
  const { poll, snippet } = room;
  // Who sees what others choose chooses the same: the bars come when nobody votes anymore.
  if (poll) {
    return html`<div class="poll">
${renderQuestion({ poll }, view)}${renderChoices({ poll, bars: !poll.open }, view)}<p class="votes">${votesText(poll, view)}</p>
</div>
`;
  }
  if (snippet !== null) return html`<pre class="snippet"><code>${snippet}</code></pre>\n`;
  const place = placeOf(room);
  if (!place) return renderCode(view);
  const exercises = course.exercisesOf(place.lesson);
  const learners = [...room.learners.values()].filter(({ left }) => left === null);
  const begun = exercises.filter(({ id }) => learners.some(({ exercises }) => exercises.has(id)));
  const shown = exercises.filter(
    ({ id }) => begun.some((one) => one.id === id) || id === place.exercise,
  );
  if (shown.length === 0) return renderWay(place, view);
  return html`<ol class="progress">
${shown.map(({ id, title }) => {
  const cells = learners.map((learner) => cellOf(learner.exercises.get(id), view.now).kind);
  const passed = cells.filter((kind) => kind === 'passed').length;
  const working = cells.filter((kind) => kind === 'working' || kind === 'failed').length;
  return html`<li${id === place.exercise && html` class="now"`}><span class="title">${title[language]}</span>
${renderBar(
  [
    [passed, 'good'],
    [working, 'plain'],
  ],
  learners.length,
)}<span class="count">${say(view, 'wall.passed', { passed, of: learners.length })}${
    working > 0 && html`\u00a0· ${say(view, 'wall.working', { count: working })}`
  }</span></li>
`;
})}</ol>
`;
}

/** The sections around the one where the room is. */
function renderWay(place: Place, view: View): Html {
  const sections = view.course.steps.filter(
    (step) => step.place.lesson === place.lesson && step.place.exercise === undefined,
  );
  const at = sections.findIndex((step) => step.place.section === place.section);
  const from = Math.max(0, Math.min(at - 2, sections.length - wayLength));
  return html`<ol class="way">
${sections.slice(from, from + wayLength).map((step) => html`<li${step.place.section === place.section && html` class="now" aria-current="step"`}>${step.title[view.language]}</li>\n`)}</ol>
`;
}

/** How to join, small once the room has begun. */
function renderDoor(view: View): Html {
  const { door, room } = view;
  if (!placeOf(room) && !room.poll && room.snippet === null)
    return html`<p>${say(view, 'wall.here', { count: room.learners.size })}</p>\n`;
  return html`<p>${say(view, 'door.join')} <strong>${new URL(door.web).host}/join</strong> · ${say(view, 'door.code')} <strong class="code">${door.code}</strong></p>\n`;
}

/** The page for the wall; without fragments, it asks for them once it knows who it is. */
export function renderProjector(
  view: Pick<View, 'language' | 'now'>,
  fragments: readonly Fragment[] | null,
  live: Html,
): string {
  const put = fragments ? contentsOf(fragments) : () => html``;
  const part = (id: string): Html => html`<div id="${id}" data-live>${put(id)}</div>\n`;
  return renderRoomPage({
    ...{ kind: 'wall', path: '/projector', title: say(view, 'title.projector') },
    ...{ language: view.language, now: view.now, live },
    body: html`<main>
<div class="masthead">${part('wall_place')}${part('wall_timer')}</div>
${part('wall_main')}</main>
<footer>
${part('wall_door')}</footer>
`,
  });
}
