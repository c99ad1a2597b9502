import { html } from '../../../html/html.ts';
import type { Fragment } from '../../../serve/changes-of.ts';
import { placeOf, timerEnd } from '../../room/state.ts';
import { type Pace, paceOf } from '../plan.ts';
import {
  clockTime,
  lessonText,
  minutesText,
  renderBar,
  renderButton,
  say,
  type View,
} from '../view.ts';

/** Where the room is, how it keeps to the plan, and how to go on. */
export function drawTop(view: View): Fragment {
  const { room, course, language } = view;
  const place = placeOf(room);
  const lesson = place && course.lesson(place.lesson);
  const { before, after } = course.around(place);
  const pace = paceOf(room, course.steps, view.now);
  const goTo = (step: typeof after, key: 'back' | 'on' | 'begin', kind: string) =>
    step &&
    renderButton(
      { to: '/board/act', fields: { act: 'went-to', ...step.place } },
      html`${say(view, `place.${key}`)}<span class="to">${step.title[language]}</span>`,
      kind,
    );
  const content = html`<div class="place">
<p class="voice">${
    lesson && place
      ? html`${lessonText(place, view)}${place.exercise && html` · ${say(view, 'place.exercise')}`}`
      : say(view, 'place.before')
  }</p>
<h1>${place ? course.titleOf(place, language) : say(view, 'place.ready')}</h1>
</div>
${pace && renderPace(pace, view)}<div class="moves">
${place && goTo(before, 'back', 'quiet')}${goTo(after, place ? 'on' : 'begin', 'main')}</div>
`;
  return { id: 'board_top', content };
}

function renderPace(pace: Pace, view: View) {
  const { spent, planned, behind } = pace;
  const { room } = view;
  const off = Math.round(behind);
  const kind = off > 5 ? 'late' : off < -5 ? 'early' : 'even';
  const text =
    off === 0
      ? say(view, 'pace.even')
      : say(view, off > 0 ? 'pace.behind' : 'pace.ahead', { minutes: Math.abs(off) });
  return html`<div class="pace ${kind}">
<p><span><strong>${minutesText(view, spent)}</strong> ${say(view, 'pace.of', { minutes: planned })}</span> <span>${room.paused === null && renderUntil(pace, view)}</span></p>
${renderBar([[spent, spent > planned ? 'over' : 'plain']], planned)}
<div><strong class="off">${room.paused === null ? text : say(view, 'pace.paused')}</strong> ${renderClockButton(view)}</div>
</div>
`;
}

/** Until when the room is where it is, or by how much that is over. */
export function renderUntil({ spent, planned }: Pace, view: View): string {
  const left = planned - spent;
  return left > 0
    ? say(view, 'pace.until', { time: clockTime(view.now + left * 60_000, view.language) })
    : say(view, 'pace.over', { minutes: Math.floor(-left) });
}

const renderClockButton = (view: View) =>
  renderButton(
    { to: '/board/act', fields: { act: view.room.paused === null ? 'paused' : 'resumed' } },
    say(view, view.room.paused === null ? 'clock.pause' : 'clock.resume'),
    'quiet',
  );

/** What counts down, in a size that is seen from the last row. */
export function drawTimer(view: View, id: string): Fragment {
  const { room, now } = view;
  const until = timerEnd(room, now);
  if (!room.timer || until === null) return { id, content: html`` };
  const stands = room.paused !== null;
  const content = html`<p class="timer${stands && ' stands'}"><span>${say(view, `timer.${room.timer.for}`)}</span> ${
    stands ? renderLeft(until - now) : html`<time data-until="${until}"></time>`
  }</p>
`;
  return { id, content };
}

/** `4:05` */
export function renderLeft(ms: number) {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return html`<time>${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}</time>`;
}
