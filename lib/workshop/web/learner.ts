import { choiceOrder } from '../../course/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { renderInlines } from '../../html/inline.ts';
import { lessonPath, solutionPath } from '../../html/paths.ts';
import type { Fragment } from '../../serve/changes-of.ts';
import { nameLimit, wordLimit } from '../protocol.ts';
import type { Learner } from '../room/state.ts';
import { placeOf } from '../room/state.ts';
import { drawTimer } from './board/top.ts';
import { contentsOf, renderRoomPage } from './page.ts';
import { letterOf, renderChoices, renderQuestion, votesText } from './poll.ts';
import { clockTime, lessonText, renderButton, renderForm, say, type View } from './view.ts';

/** What a learner sees of the room in a browser. */
export function drawLearner(view: View, learner: Learner): Fragment[] {
  return [
    { id: 'mine_call', content: renderCalled(view, learner) },
    { id: 'mine_place', content: renderPlace(view) },
    drawTimer(view, 'mine_timer'),
    { id: 'mine_poll', content: renderPoll(view, learner) },
    { id: 'mine_snippet', content: renderSnippet(view) },
    { id: 'mine_solutions', content: renderSolutions(view) },
    { id: 'mine_hand', content: renderHandForm(view, learner) },
    { id: 'mine_self', content: renderSelf(view, learner) },
  ];
}

const addressOf = (view: View, lesson: string, section?: string): string => {
  const slug = view.course.lesson(lesson)?.slug ?? '';
  return `/${lessonPath(view.language, slug)}${section === undefined ? '' : `#${section}`}`;
};

function renderCalled(view: View, { follow }: Learner): Html {
  const { call } = view.room;
  if (!call || !follow) return html``;
  return html`<p class="call" role="status">${say(view, 'mine.call')} <a href="${addressOf(view, call.lesson, call.section)}" target="lesson">${view.course.titleOf(call, view.language)}</a></p>\n`;
}

function renderPlace(view: View): Html {
  const { room, course, language } = view;
  const place = placeOf(room);
  if (!place) return html`<h1>${say(view, 'mine.early')}</h1>\n`;
  return html`<p class="voice">${lessonText(place, view)}</p>
<h1>${course.titleOf(place, language)}</h1>
<p><a class="button" href="${addressOf(view, place.lesson, place.section)}" target="lesson">${say(view, place.exercise === undefined ? 'mine.read' : 'mine.do')}</a></p>
`;
}

function renderPoll(view: View, { id }: Learner): Html {
  const { poll } = view.room;
  if (!poll) return html``;
  const own = poll.votes.get(id);
  const head = html`<h2>${say(view, 'poll.title')}</h2>\n${renderQuestion({ poll }, view)}`;
  if (!poll.open)
    return html`${head}${renderChoices({ poll, bars: true, learner: id }, view)}<p class="votes">${votesText(poll, view)}</p>\n`;
  const asked = view.course.question(poll.lesson, poll.question, view.language);
  if (!asked) return html``;
  const { predict, lesson } = asked;
  const context = view.course.contextOf(lesson, view.language);
  const choices = choiceOrder(predict).map((index, at) => {
    const choice = predict.choices[index];
    return html`<button name="choice" value="${index}" aria-pressed="${index === own ? 'true' : 'false'}"><span class="letter">${letterOf(at)}</span> <span>${choice && renderInlines(choice.label, context)}</span></button>\n`;
  });
  const fields = { did: 'answered', lesson: poll.lesson, question: poll.question };
  return html`${head}${renderForm({ to: '/join/vote', fields }, html`<div class="vote" role="group" aria-label="${say(view, 'poll.title')}">\n${choices}</div>`)}<p class="votes">${say(view, own === undefined ? 'mine.vote' : 'mine.voted')}</p>
`;
}

function renderSnippet(view: View): Html {
  const { snippet } = view.room;
  if (snippet === null) return html``;
  return html`<h2>${say(view, 'mine.snippet')}</h2>
<pre class="snippet" tabindex="0"><code>${snippet}</code></pre>
`;
}

function renderSolutions(view: View): Html {
  const { room, course, language } = view;
  const open = course.exercises.filter(({ id }) => room.solutions.has(id));
  if (open.length === 0) return html``;
  return html`<h2>${say(view, 'mine.solutions')}</h2>
<ul>
${open.map(({ title, slug, lesson }) => html`<li><a href="/${solutionPath(language, lesson.slug, slug)}" target="lesson">${title[language]}</a></li>\n`)}</ul>
`;
}

function renderHandForm(view: View, { hand }: Learner): Html {
  const to = '/join/hand';
  if (hand) {
    return html`<p class="up">${say(view, 'mine.up', { time: clockTime(hand.since, view.language) })}</p>
${hand.words !== '' && html`<p class="words"><bdi>${hand.words}</bdi></p>\n`}${renderButton({ to, fields: { up: 'no' } }, say(view, 'mine.down'), 'quiet')}`;
  }
  return renderForm(
    { to, fields: { up: 'yes' } },
    html`<label for="hand_words">${say(view, 'mine.words')}</label>
<input id="hand_words" name="words" maxlength="${wordLimit}" autocomplete="off"> <button>${say(view, 'mine.raise')}</button>`,
  );
}

function renderSelf(view: View, { name, follow }: Learner): Html {
  return html`<p>${say(view, 'mine.name')} <bdi>${name}</bdi></p>
${renderButton({ to: '/join/follow', fields: { on: follow ? 'no' : 'yes' } }, say(view, follow ? 'mine.unfollow' : 'mine.follow'), 'quiet')}${renderButton({ to: '/join/leave', fields: {} }, say(view, 'mine.leave'), 'quiet')}`;
}

/** What somebody types to get in; `reason`: why it did not work the last time. */
export function renderEntry(view: Pick<View, 'language'>, code: string): Html {
  return html`<h1>${say(view, 'entry.title')}</h1>
${renderForm(
  { to: '/join', fields: { language: view.language } },
  html`<p><label for="join_code">${say(view, 'door.code')}</label>
<input id="join_code" class="code" name="code" value="${code}" required autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20"></p>
<p><label for="join_name">${say(view, 'entry.name')}</label>
<input id="join_name" name="name" required autocomplete="nickname" maxlength="${nameLimit * 4}"></p>
<div id="join_refused" role="alert"></div>
<p><button class="main">${say(view, 'entry.join')}</button></p>`,
)}<p class="kept">${say(view, 'entry.kept')}</p>
`;
}

/** The page of a learner in a browser. */
export function renderMine(
  view: Pick<View, 'language' | 'now'>,
  fragments: readonly Fragment[],
  live: Html,
): string {
  const put = contentsOf(fragments);
  const part = (id: string): Html => html`<section id="${id}" data-live>${put(id)}</section>\n`;
  return renderRoomPage({
    ...{ kind: 'mine', path: '/join', title: say(view, 'title.mine') },
    ...{ language: view.language, now: view.now, live },
    body: html`<main>
<div id="mine_call" data-live>${put('mine_call')}</div>
<div id="mine_place" data-live>${put('mine_place')}</div>
<div id="mine_timer" data-live>${put('mine_timer')}</div>
${part('mine_poll')}${part('mine_snippet')}${part('mine_solutions')}<section>
<h2>${say(view, 'mine.hand')}</h2>
<div id="mine_hand" data-live>${put('mine_hand')}</div>
</section>
${part('mine_self')}</main>
`,
  });
}

/** The page of those who have not joined yet. */
export function renderJoin(view: Pick<View, 'language' | 'now'>, code: string, live: Html): string {
  return renderRoomPage({
    ...{ kind: 'mine', path: '/join', title: say(view, 'entry.title') },
    ...{ language: view.language, now: view.now, live },
    body: html`<main class="entry">
${renderEntry(view, code)}</main>
`,
  });
}

/** The page of somebody who has left, and may come back. */
export function renderGone(
  view: Pick<View, 'language' | 'now'>,
  { name }: Learner,
  live: Html,
): string {
  return renderRoomPage({
    ...{ kind: 'mine', path: '/join', title: say(view, 'gone.title') },
    ...{ language: view.language, now: view.now, live },
    body: html`<main>
<h1>${say(view, 'gone.title')}</h1>
<p>${say(view, 'mine.name')} <bdi>${name}</bdi></p>
${renderButton({ to: '/join/back', fields: {} }, say(view, 'gone.back'))}</main>
`,
  });
}
