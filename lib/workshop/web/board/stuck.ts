import { type Html, html } from '../../../html/html.ts';
import { lessonPath } from '../../../html/paths.ts';
import type { Fragment } from '../../../serve/changes-of.ts';
import { type Cause, causesOf, type Stuck, stuckOf } from '../../room/stuck.ts';
import { peerName, refusalText } from '../course.ts';
import { minutesText, renderButton, say, type View } from '../view.ts';

const mostHints = 3;
const mostNames = 6;

/** Who needs help and why, the same reasons together, the most people first. */
export function drawStuck(view: View): Fragment {
  const { room, course, now } = view;
  const stuck = stuckOf(room, { now, minutesOf: course.minutesOf });
  const causes = causesOf(stuck.filter(({ reasons }) => reasons.some((one) => one !== 'hand')));
  const content = html`<h2>${say(view, 'stuck.title')}</h2>
${
  causes.length === 0
    ? html`<p class="empty">${say(view, room.visits.length === 0 ? 'stuck.early' : 'stuck.none')}</p>\n`
    : html`<ol class="causes">\n${causes.map((cause) => renderCause(cause, view))}</ol>\n`
}`;
  return { id: 'board_stuck', content };
}

function renderCause(cause: Cause, view: View): Html {
  const { exercise, verdict, peer, stuck } = cause;
  const { course, language } = view;
  const title = exercise === null ? null : course.exercise(exercise)?.title[language];
  const wall = verdict !== null && verdict !== 'passed';
  const what = peer && wall ? peerName(language, peer) : null;
  const count = stuck.length;
  return html`<li class="group">
<p class="count"><strong>${count}</strong> <span>${say(view, 'stuck.people', { count })}</span></p>
<div>
<h3>${what ?? (wall && verdict ? refusalText(language, verdict) : say(view, 'stuck.quiet'))}</h3>
<p class="about">${title}${what && verdict && html` · ${refusalText(language, verdict)}`}</p>
${renderPersons(stuck, view)}
${exercise !== null && wall && verdict && renderHelp(exercise, verdict, stuck, view)}</div>
</li>
`;
}

/** Those who have waited longest, and the others on demand. */
function renderPersons(stuck: readonly Stuck[], view: View): Html {
  const list = (some: readonly Stuck[]): Html =>
    html`<ul class="persons">${some.map((one) => renderOne(one, view))}</ul>\n`;
  const others = stuck.slice(mostNames);
  return html`${list(stuck.slice(0, mostNames))}${
    others.length > 0 &&
    html`<details><summary>${say(view, 'stuck.others', { count: others.length })}</summary>\n${list(others)}</details>\n`
  }`;
}

function renderOne({ learner, reasons, since, exercise }: Stuck, view: View): Html {
  const times = exercise === null ? 0 : (learner.exercises.get(exercise)?.last?.times ?? 0);
  const why = reasons.map((reason) =>
    say(view, `stuck.${reason === 'same-verdict' ? 'again' : reason}`, { times }),
  );
  const minutes = minutesText(view, (view.now - since) / 60_000);
  return html`<li><bdi>${learner.name}</bdi> <span>${why.join(', ')} · ${minutes}</span></li>`;
}

/** What explains it: a section of a lesson, and the next hint. */
function renderHelp(exercise: string, verdict: string, stuck: readonly Stuck[], view: View): Html {
  const { course, language } = view;
  const found = course.explanation(exercise, verdict, language);
  const opened = Math.min(
    ...stuck.map(({ learner }) => learner.exercises.get(exercise)?.hints ?? 0),
  );
  const number = Math.min(mostHints, opened + 1);
  const hint = course.hint(exercise, number, language);
  return html`<div class="help">
${
  found &&
  html`<p><a href="/${lessonPath(language, found.lesson.slug)}#${found.id}" target="lesson">${found.lesson.id.slice(0, 2)} · ${found.title}</a></p>
${course.lesson(found.lesson.id) && renderButton({ to: '/board/act', fields: { act: 'called', lesson: found.lesson.id, section: found.id } }, say(view, 'call.there'), 'quiet')}`
}${hint && html`<details><summary>${say(view, 'stuck.hint', { number })}</summary>\n${hint}</details>\n`}</div>
`;
}

/** Raised hands, the oldest first, with their words. */
export function drawHands(view: View): Fragment {
  const up = [...view.room.learners.values()]
    .flatMap(({ id, name, hand, at }) => (hand ? [{ id, name, hand, at }] : []))
    .sort((one, two) => one.hand.since - two.hand.since);
  const items = up.map(({ id, name, hand, at }) => {
    const where = at && view.course.titleOf(at, view.language);
    return html`<li><div><p><bdi>${name}</bdi> <span>${minutesText(view, (view.now - hand.since) / 60_000)}${where && ` · ${where}`}</span></p>
${hand.words !== '' && html`<p class="words"><bdi>${hand.words}</bdi></p>\n`}</div>
${renderButton({ to: '/board/act', fields: { act: 'helped', learner: id } }, say(view, 'hands.helped'))}</li>
`;
  });
  const content = html`<h2>${say(view, 'hands.title', { count: up.length })}</h2>
${up.length === 0 ? html`<p class="empty">${say(view, 'hands.none')}</p>\n` : html`<ol class="hands">\n${items}</ol>\n`}`;
  return { id: 'board_hands', content };
}
